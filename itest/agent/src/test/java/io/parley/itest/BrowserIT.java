// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job as people do it: a visitor and a rep, each in a browser. */
class BrowserIT {

    @TempDir
    Path home;

    @Test
    void aVisitorAsksAndARepAnswers() {
        try (Browser visitor = Browser.open();
                Browser rep = Browser.open();
                AgentProcess agent = AgentProcess.start(home)) {
            Eventually.holds(() -> {
                visitor.go(agent.address() + "/chat/website");
                assertThat(visitor.element("#name").isDisplayed()).isTrue();
            });
            visitor.screenshot("chat-begin");
            visitor.type("#name", "Anna Blok");
            visitor.type("#question", "Where is my parcel? It should have come <b>yesterday</b>.");
            visitor.click("#begin button");
            Eventually.holds(() -> assertThat(visitor.texts("#log li")).hasSize(1));
            Eventually.holds(
                    () -> assertThat(visitor.element("#state").getText()).contains("next"));

            rep.go(agent.loginLink().toString());
            rep.go(agent.address() + "/crm");
            Eventually.holds(() -> {
                rep.go(agent.address() + "/crm");
                assertThat(rep.texts("a")).anyMatch(text -> text.contains("Anna Blok"));
            });
            rep.screenshot("crm-cases");
            rep.element("a[href*='/crm/cases/']").click();
            rep.type("textarea[name=text]", "Hello Anna! It is on its way.");
            rep.screenshot("crm-case");
            rep.element("textarea[name=text]").submit();
            Eventually.holds(() -> assertThat(visitor.texts("#log li.agent"))
                    .singleElement()
                    .asString()
                    .contains("Hello Anna! It is on its way."));

            visitor.type("#line", "Thank you!\n");
            Eventually.holds(
                    () -> assertThat(visitor.texts("#log li:not(.unsent)")).hasSize(3));
            Eventually.holds(() -> assertThat(rep.texts("body").get(0)).contains("Thank you!"));
            rep.screenshot("crm-case-answered");
            visitor.screenshot("chat");

            visitor.go(agent.address() + "/chat/website");
            Eventually.holds(Duration.ofSeconds(10), () -> assertThat(visitor.texts("#log li"))
                    .as("after a reload")
                    .hasSize(3));
            visitor.size(400, 800);
            visitor.screenshot("chat-mobile");

            rep.go(agent.address() + "/");
            assertThat(rep.texts("body").get(0))
                    .contains("The ledger balances")
                    .contains("website")
                    .contains("sandbox");
            rep.screenshot("console");
            assertThat(visitor.complaints()).isEmpty();
            assertThat(rep.complaints()).isEmpty();
        }
    }
}
