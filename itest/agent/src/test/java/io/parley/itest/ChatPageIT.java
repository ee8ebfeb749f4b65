// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Every state of the chat page, each of them as people see it and as their tools read it. */
class ChatPageIT {

    private static final String GIVE = """
        const files = new DataTransfer();
        files.items.add(new File(['x'], arguments[1], { type: 'image/png' }));
        const options = { bubbles: true, cancelable: true, clipboardData: files, dataTransfer: files };
        document.querySelector('#line').dispatchEvent(
            arguments[0] === 'paste' ? new ClipboardEvent('paste', options) : new DragEvent('drop', options));
        """;
    private static final String FORBID = """
        for (const name of ['localStorage', 'sessionStorage']) {
          Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });
        }
        """;

    @TempDir
    static Path home;

    private static ChatStage stage;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        stage = new ChatStage(home);
        browser = stage.browser;
    }

    @AfterAll
    static void stop() {
        if (stage != null) {
            stage.close();
        }
    }

    @AfterEach
    void nothingIsWrong() {
        assertThat(new Axe().violations(browser)).isEmpty();
        browser.prefer("light");
        assertThat(browser.complaints().stream().filter(line -> !line.contains("Failed to load resource")))
                .isEmpty();
    }

    @Test
    void aVisitorWaitsInLineAndIsAnswered() {
        stage.visit("website", "{'expectedWaitSeconds':240}");
        browser.screenshot("page-form");
        stage.ask("Anna Blok", "Where is my parcel? It should have come <b>yesterday</b>.");
        stage.chat().sign("queue", "{'position':3,'expectedWaitSeconds':300}");
        shows("#state", "You are number 3 in line. Expected wait: 5 minutes");
        browser.screenshot("page-queue");
        assertThat(new Axe().violations(browser)).isEmpty();
        stage.chat().sign("typing", "{'from':'agent'}");
        shows("#typing", "Support is typing …");
        stage.chat().say("Hello Anna! Follow it at https://www.example.org/parcel?id=7. <img src=x onerror=alert(1)>");
        stage.chat().say("Is there anything else?");
        Eventually.holds(() -> assertThat(browser.texts("#log .agent")).hasSize(2));
        assertThat(browser.texts("#typing")).containsExactly("");
        assertThat(browser.texts("#log .bubble").get(0)).contains("<b>yesterday</b>");
        assertThat(browser.element("#log a").getAttribute("href")).isEqualTo("https://www.example.org/parcel?id=7");
        assertThat(browser.element("#log a").getAttribute("rel")).isEqualTo("noopener noreferrer nofollow");
        assertThat(browser.texts("#log img")).isEmpty();
        Eventually.holds(() -> assertThat(browser.run("return document.querySelector('#announcer').textContent"))
                .isEqualTo("Maria Lang says: Is there anything else?"));
        browser.press("No, thank you!", Keys.ENTER);
        Eventually.holds(
                () -> assertThat(browser.texts("#log .visitor[data-sequence]")).hasSize(2));
        stage.chat().sign("seen", "{'from':'agent','sequence':4}");
        shows("#log .receipt", "Seen");
        assertThat(stage.chat().asked("typing")).hasSize(1);
        browser.screenshot("page-conversation");
    }

    @Test
    void whatCouldNotBeSentIsKeptAndSentOnce() {
        stage.visit("website", "{}");
        stage.ask("Anna", "Hello?");
        stage.chat().goAway();
        browser.press("Are you there?", Keys.ENTER);
        browser.press("And what I am writing");
        Eventually.holds(() -> assertThat(browser.texts("#log .unsent")).hasSize(1));
        shows("#state", "No connection. We keep trying …");
        assertThat(browser.element("#fault").getText()).isEmpty();
        browser.screenshot("page-offline");
        browser.go(browser.address());
        stage.chat().comeBack();
        Eventually.holds(
                () -> assertThat(browser.texts("#log li[data-sequence]")).hasSize(2));
        assertThat(browser.texts("#log .unsent")).isEmpty();
        assertThat(browser.element("#line").getAttribute("value")).isEqualTo("And what I am writing");
        assertThat(stage.chat().asked("messages").stream()
                        .map(asked -> asked.path("clientMessageId").textValue())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void whatIsRefusedCanBeWrittenDifferently() {
        stage.visit("website", "{}");
        stage.ask("Anna", "Hello?");
        browser.press("refuse this", Keys.ENTER);
        shows("#log .failed .meta", "Not sent: That is not said here.");
        assertThat(browser.element("#line").getAttribute("value")).isEqualTo("refuse this");
    }

    @Test
    void aBrowserThatMayRememberNothingChatsToo() {
        browser.emulate("Page.enable", Map.of());
        Object script = browser.emulate("Page.addScriptToEvaluateOnNewDocument", Map.of("source", FORBID))
                .get("identifier");
        try {
            stage.visit("website", "{}");
            stage.ask("Anna", "Hello?");
            browser.press("Anybody?", Keys.ENTER);
            Eventually.holds(
                    () -> assertThat(browser.texts("#log [data-sequence]")).hasSize(2));
        } finally {
            browser.emulate("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
        }
    }

    @Test
    void aConversationThatIsGoneMakesRoomForANewOne() {
        stage.visit("website", "{}");
        stage.ask("Anna", "Hello?");
        stage.chat().forget();
        shows("#state", "This conversation is no longer there.");
        assertThat(browser.element("#say").isDisplayed()).isFalse();
        browser.click("#again");
        Eventually.holds(
                () -> assertThat(browser.element("#name").isDisplayed()).isTrue());
    }

    @Test
    void anotherTabShowsTheSameConversation() {
        stage.visit("website", "{}");
        browser.tab(1);
        browser.go(stage.chat().address() + "/chat/website");
        Eventually.holds(
                () -> assertThat(browser.element("#name").isDisplayed()).isTrue());
        browser.tab(0);
        stage.ask("Anna", "Hello?");
        stage.chat().say("Hello Anna!");
        browser.tab(1);
        Eventually.holds(() -> assertThat(browser.texts("#log li")).hasSize(2));
        browser.closeTab();
        browser.tab(0);
    }

    @Test
    void filesGoBothWays() throws Exception {
        Path photo = Files.write(home.resolve("photo.png"), Pictures.png(40, 30));
        Path large = Files.write(home.resolve("large.png"), new byte[5_000]);
        Path text = Files.writeString(home.resolve("notes.txt"), "notes");
        stage.visit("website", "{'attachments':{'maxBytes':4000,'types':['image/*']}}");
        stage.ask("Anna", "Which of the lamps is this?");
        browser.element("#file").sendKeys(text.toString());
        shows("#fault", "notes.txt cannot be sent: this kind of file is not accepted.");
        browser.element("#file").sendKeys(large.toString());
        shows("#fault", "large.png is too large: files may have up to 4 kB.");
        browser.element("#file").sendKeys(photo.toString());
        Eventually.holds(() -> assertThat(browser.texts("#files progress")).isEmpty());
        browser.screenshot("page-attaching");
        assertThat(new Axe().violations(browser)).isEmpty();
        browser.run(GIVE, "paste", "refused.png");
        shows("#fault", "Files of this kind are not taken.");
        browser.run(GIVE, "paste", "pasted.png");
        browser.run(GIVE, "drop", "dropped.png");
        Eventually.holds(() ->
                assertThat(browser.texts("#files li span")).containsExactly("photo.png", "pasted.png", "dropped.png"));
        browser.run("document.querySelectorAll('#files button')[1].click()");
        Eventually.holds(() -> assertThat(browser.texts("#files progress")).isEmpty());
        browser.press("This one", Keys.ENTER);
        Eventually.holds(() -> assertThat(browser.texts("#log .visitor img")).hasSize(1));
        assertThat(stage.chat().asked("messages").get(0).path("attachments")).hasSize(2);
        stage.chat().send("Number seven. Here is its manual:", "manual.pdf", "application/pdf");
        Eventually.holds(() -> assertThat(browser.texts("#log .agent .files a")).containsExactly("manual.pdf"));
        browser.screenshot("page-files");
    }

    @Test
    void aConversationThatEndedIsRatedAndMailed() {
        stage.visit("website", "{'mail':true}");
        stage.ask("Anna", "Hello?");
        stage.chat().say("Hello Anna!");
        stage.chat().end();
        Eventually.holds(
                () -> assertThat(browser.element("#rating").isDisplayed()).isTrue());
        browser.run("document.querySelector('#rating input').focus()");
        browser.press(Keys.ARROW_RIGHT);
        browser.press(Keys.ARROW_RIGHT);
        browser.press(Keys.ARROW_RIGHT);
        browser.type("#comment", "Quick and kind.");
        assertThat(new Axe().violations(browser)).isEmpty();
        browser.screenshot("page-rating");
        browser.element("#rating").submit();
        shows("#thanks", "Thank you for your rating!");
        browser.type("#mail-address", "anna@example.org");
        browser.element("#mail").submit();
        shows("#thanks", "The conversation will be sent to anna@example.org.");
        assertThat(stage.chat().asked("rating").get(0).toString())
                .isEqualTo("{\"stars\":4,\"text\":\"Quick and kind.\"}");
        assertThat(stage.chat().asked("transcript").get(0).toString()).isEqualTo("{\"email\":\"anna@example.org\"}");
        browser.go(browser.address());
        Eventually.holds(
                () -> assertThat(browser.element("#again").isDisplayed()).isTrue());
        assertThat(browser.element("#rating").isDisplayed()).isFalse();
        browser.click("#again");
        Eventually.holds(
                () -> assertThat(browser.element("#name").isDisplayed()).isTrue());
    }

    @Test
    void whileNobodyIsThereAMessageIsLeft() {
        stage.visit("website", "{'open':false,'opensAt':'2026-01-31T08:00:00Z'}");
        Eventually.holds(() -> assertThat(browser.element("#welcome").getText())
                .startsWith("We are not here right now. We are back Saturday"));
        browser.screenshot("page-away");
        assertThat(new Axe().violations(browser)).isEmpty();
        browser.type("#email", "anna@example.org");
        stage.ask("Anna", "Please call me.");
        shows("#thanks", "Thank you, we have your message. We will answer by e-mail.");
        assertThat(browser.element("#state").getText()).startsWith("We are not here right now.");
        browser.screenshot("page-away-left");
    }

    @Test
    void articlesAreSuggestedWhileAQuestionIsTyped() {
        stage.visit(
                "website",
                "{'suggestions':true,'departments':[{'id':'s','name':'Sales'},{'id':'r','name':'Repairs'}]}");
        browser.type("#question", "Where is my parcel?");
        Eventually.holds(() -> assertThat(browser.texts("#suggestions li a"))
                .containsExactly("Where is my parcel?\n(opens in a new window)"));
        assertThat(browser.run("return document.querySelectorAll('#suggestions li').length"))
                .isEqualTo(1L);
        browser.screenshot("page-suggestions");
        assertThat(new Axe().violations(browser)).isEmpty();
        browser.click("#suggestions button");
        Eventually.holds(
                () -> assertThat(stage.chat().asked("suggestions/helped")).hasSize(1));
    }

    @Test
    void aChallengeIsSolvedBesideThePage() throws Exception {
        stage.visit("website", "{}");
        stage.chat().challenge();
        stage.ask("Anna", "Hello?");
        long number = stage.chat()
                .asked("conversations")
                .get(1)
                .path("challenge")
                .path("number")
                .asLong();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(("abc" + number).getBytes(StandardCharsets.UTF_8));
        assertThat(new BigInteger(1, digest).bitLength()).isLessThanOrEqualTo(246);
    }

    @Test
    void theDarkPageCanBeRead() {
        browser.prefer("dark");
        stage.visit("website", "{'departments':[{'id':'s','name':'Sales'}]}");
        assertThat(new Axe().violations(browser)).isEmpty();
        browser.run("document.querySelector('#department').value = 's'");
        stage.ask("Anna", "Where is my parcel?");
        stage.chat().say("It is on its way: https://www.example.org/parcel");
        stage.chat().end();
        Eventually.holds(
                () -> assertThat(browser.element("#rating").isDisplayed()).isTrue());
        browser.screenshot("page-dark");
    }

    @Test
    void otherLanguagesHaveTheirTextsAndTheirDirection() {
        stage.visit("website?language=de", "{'open':false,'opensAt':'2026-01-31T08:00:00Z'}");
        assertThat(browser.texts("h1")).containsExactly("Chatten Sie mit uns");
        browser.screenshot("page-german");
        stage.visit("website?language=ar", "{}");
        browser.screenshot("page-right-to-left-form");
        stage.ask("ليلى", "أين طردي؟");
        stage.chat().sign("queue", "{'position':1}");
        stage.chat().say("مرحبا ليلى! إنه في الطريق.");
        Eventually.holds(() -> assertThat(browser.texts("#log .agent")).hasSize(1));
        assertThat(browser.run("return document.documentElement.dir")).isEqualTo("rtl");
        browser.screenshot("page-right-to-left");
    }

    @Test
    void nothingIsCutOffAtFourHundredPercent() {
        browser.emulate(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 320, "height", 256, "deviceScaleFactor", 1, "mobile", false));
        try {
            stage.visit("website", "{'mail':true}");
            stage.ask(
                    "Anna",
                    "Averyveryveryveryveryveryverylongwordthatdoesnotend https://www.example.org/a/b/c/d/e/f/g/h/i");
            stage.chat().end();
            Eventually.holds(
                    () -> assertThat(browser.element("#rating").isDisplayed()).isTrue());
            assertThat(browser.run(
                            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .isEqualTo(0L);
            browser.screenshot("page-zoomed");
        } finally {
            browser.emulate("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    private static void shows(String selector, String text) {
        Eventually.holds(() -> assertThat(browser.element(selector).getText()).isEqualTo(text));
    }
}
