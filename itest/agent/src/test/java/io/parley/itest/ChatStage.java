// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the chat is shown with: the agent, what answers in its place, somebody's site, and a visitor's browser. */
final class ChatStage implements AutoCloseable {

    private static final String ARABIC = """
        {"direction": "rtl", "title": "تحدث معنا", "welcome": "اسألنا عن أي شيء. سنجيبك هنا.",
         "open": "افتح المحادثة", "close": "أغلق المحادثة", "unread": "رسائل جديدة: {count}", "name": "اسمك",
         "email": "بريدك الإلكتروني", "optional": "(اختياري)", "question": "كيف يمكننا مساعدتك؟",
         "begin": "ابدأ المحادثة", "placeholder": "اكتب رسالة", "send": "إرسال", "team": "الدعم",
         "next": "أنت التالي. سيكون معك أحدنا قريبًا.", "place": "أنت رقم {place} في الانتظار.",
         "wait": "وقت الانتظار المتوقع: {duration}", "connected": "متصل", "typing": "{name} يكتب …",
         "seen": "تمت القراءة"}
        """;

    final Browser browser = Browser.open();
    final HostPage site = new HostPage();
    private final AgentProcess agent;
    private FakeChat chat;

    ChatStage(Path home) throws IOException {
        Files.createDirectories(home.resolve("languages"));
        Files.writeString(home.resolve("languages/ar.json"), ARABIC);
        String origins = "\"allowedOrigins\": [\"" + site.address() + "\"]";
        configure(home, "website", "{\"languageFolder\": \"languages\", " + origins + "}");
        configure(
                home,
                "lamps",
                "{\"title\": \"Ask the workshop\", \"colour\": \"#e8b84a\", \"scheme\": \"dark\", \"corner\":"
                        + " \"start\", \"texts\": [\"de.title=Fragen Sie die Werkstatt\"], " + origins + "}");
        AgentProcess.routeToSandbox(home, "website", "lamps");
        agent = AgentProcess.start(home);
        chat = new FakeChat(agent.address(), "{}");
        browser.prefer("light");
        for (String account : List.of("website", "lamps")) {
            Eventually.holds(() -> {
                browser.go(agent.address() + "/chat/" + account + "/widget.js");
                assertThat(browser.run("return document.contentType")).isEqualTo("text/javascript");
            });
        }
    }

    URI agentAddress() {
        return agent.address();
    }

    /** What answers the page that is shown. */
    FakeChat chat() {
        return chat;
    }

    /**
     * A visitor who was never here comes to the chat's own page.
     *
     * @param settings of the chat, in JSON with apostrophes
     */
    void visit(String account, String settings) {
        beginAnew(settings);
        browser.go(chat.address() + "/chat/" + account);
        Eventually.holds(() -> browser.element("html:not(.loading)"));
    }

    /** A visitor who was never here comes to the site. */
    void visitSite(String account, String language, String attributes, String settings) {
        beginAnew(settings);
        site.show(chat.address(), account, language, attributes);
        browser.go(site.address() + "/forget");
        browser.go(site.address() + "/");
    }

    /** Begins a conversation with the form that is shown. */
    void ask(String name, String question) {
        Eventually.holds(() -> {
            browser.type("#name", name);
            browser.type("#question", question);
        });
        browser.click("#begin > button");
        Eventually.holds(() -> browser.element("#log li[data-sequence]"));
    }

    private void beginAnew(String settings) {
        chat.close();
        chat = new FakeChat(agent.address(), settings);
    }

    @Override
    public void close() {
        chat.close();
        agent.close();
        site.close();
        browser.close();
    }

    private static void configure(Path home, String account, String json) {
        AgentProcess.configure(home, "io.parley.channel.webchat~" + account + ".cfg.json", json);
    }
}
