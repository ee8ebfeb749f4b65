// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The button on somebody's site, whose policy allows scripts and frames of the agent and nothing else. */
class WidgetIT {

    private static final String WIDGET = "[data-parley-chat]";

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

    @Test
    void theButtonOpensThePanelAndEscapeGivesTheFocusBack() {
        stage.visitSite("website", "en", "", "{}");
        Eventually.holds(() -> assertThat(button().getAccessibleName()).isEqualTo("Open chat"));
        browser.screenshot("widget-closed");
        assertThat(new Axe().violations(browser)).isEmpty();
        browser.run("document.querySelector('a').focus()");
        browser.press(Keys.TAB);
        browser.press(Keys.ENTER);
        browser.enterFrame(WIDGET);
        Eventually.holds(() -> assertThat(focused()).isEqualTo("name"));
        assertThat(new Axe().violations(browser)).isEmpty();
        browser.screenshot("widget-open");
        browser.leaveFrame();
        assertThat(new Axe().violations(browser)).isEmpty();
        browser.enterFrame(WIDGET);
        browser.press(Keys.chord(Keys.SHIFT, Keys.TAB));
        assertThat(focused()).isEqualTo("close");
        browser.press(Keys.chord(Keys.SHIFT, Keys.TAB));
        assertThat(browser.run("return document.activeElement.type")).isEqualTo("submit");
        browser.press(Keys.TAB);
        assertThat(focused()).isEqualTo("close");
        browser.press(Keys.ESCAPE);
        browser.leaveFrame();
        Eventually.holds(() -> assertThat(browser.run(
                        "return document.querySelector(arguments[0]).shadowRoot.activeElement.ariaExpanded", WIDGET))
                .isEqualTo("false"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whatIsSaidWhileThePanelIsClosedIsCounted() {
        stage.visitSite("website", "en", "", "{}");
        open();
        stage.ask("Anna", "Where is my parcel?");
        browser.leaveFrame();
        browser.run("parley.close(); addEventListener('parley:unread', event => window.count = event.detail.count)");
        stage.chat().say("It is on its way.");
        stage.chat().say("It will be there tomorrow.");
        Eventually.holds(() -> assertThat(button().getAccessibleName()).isEqualTo("Open chat. New messages: 2"));
        assertThat(browser.run("return window.count")).isEqualTo(2L);
        browser.screenshot("widget-unread");
        browser.go(stage.site.address() + "/next");
        Eventually.holds(() -> assertThat(button().getAccessibleName()).isEqualTo("Open chat. New messages: 2"));
        assertThat((List<?>) browser.emulate("Network.getAllCookies", Map.of()).get("cookies"))
                .isEmpty();
        open();
        Eventually.holds(() -> assertThat(stage.chat().asked("seen"))
                .anySatisfy(seen -> assertThat(seen.path("sequence").asInt()).isEqualTo(3)));
        browser.leaveFrame();
        Eventually.holds(() -> assertThat(button().getAttribute("aria-label")).isEqualTo("Open chat"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theSiteSaysWhoAsksAboutWhatInWhichLanguage() {
        stage.visitSite("website", "de-AT", "data-department='sales' data-customer-token='signed'", "{}");
        Eventually.holds(() -> assertThat(button().getAccessibleName()).isEqualTo("Chat öffnen"));
        open();
        browser.leaveFrame();
        browser.run("parley.update({page: 'https://www.example.org/oak'})");
        browser.enterFrame(WIDGET);
        browser.screenshot("widget-german");
        stage.ask("Anna", "Wo ist mein Paket?");
        assertThat(stage.chat().asked("conversations")).singleElement().satisfies(asked -> {
            assertThat(asked.path("department").textValue()).isEqualTo("sales");
            assertThat(asked.path("customerToken").textValue()).isEqualTo("signed");
            assertThat(asked.path("language").textValue()).isEqualTo("de");
            assertThat(asked.path("page").textValue()).isEqualTo("https://www.example.org/oak");
        });
        browser.leaveFrame();
    }

    @Test
    void aCustomerOfTheSiteIsNotAskedForWhatItKnows() {
        String claims = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"name\": \"Zoë Ångström\", \"email\": \"zoe@example.org\"}"
                        .getBytes(StandardCharsets.UTF_8));
        stage.visitSite("website", "en", "data-customer-token='e30." + claims + ".signature'", "{}");
        open();
        Eventually.holds(() -> assertThat(focused()).isEqualTo("question"));
        assertThat(browser.element("#name").isDisplayed()).isFalse();
        browser.screenshot("widget-customer");
        browser.press("Where is my parcel?", Keys.TAB, Keys.ENTER);
        Eventually.holds(() -> assertThat(stage.chat().asked("conversations"))
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.path("name").textValue()).isEqualTo("Zoë Ångström");
                    assertThat(asked.path("email").textValue()).isEqualTo("zoe@example.org");
                }));
        browser.leaveFrame();
    }

    @Test
    void theChatFillsATelephone() {
        browser.becomeSmall(390, 844);
        try {
            stage.visitSite("lamps", "en", "", "{}");
            Eventually.holds(() -> assertThat(button().isDisplayed()).isTrue());
            browser.screenshot("widget-mobile-closed");
            open();
            stage.ask("Anna", "Is the lamp made of oak?");
            stage.chat().say("All of them are. Look: https://www.example.org/oak");
            Eventually.holds(() -> assertThat(browser.texts("#log .agent")).hasSize(1));
            assertThat(new Axe().violations(browser)).isEmpty();
            browser.screenshot("widget-mobile");
            browser.leaveFrame();
        } finally {
            browser.emulate("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    @Test
    void aSiteThatIsNotNamedHasNoButtonAndIsToldWhy() {
        stage.visitSite("website", "en", "", "{}");
        browser.go(stage.site.address().toString().replace("localhost", "127.0.0.1") + "/");
        Eventually.holds(
                () -> assertThat(browser.complaints()).anyMatch(line -> line.contains("allowedOrigins of website")));
        assertThat(browser.texts(WIDGET)).isEmpty();
    }

    @Test
    void othersCannotSpeakToTheFrame() {
        stage.visitSite("website", "en", "", "{}");
        open();
        browser.run("addEventListener('message', event => window.heard = event.data);"
                + "window.postMessage({parley: 'unread', count: 7}, '*')");
        browser.leaveFrame();
        browser.run("window.postMessage({parley: 'unread', count: 7}, '*')");
        browser.run("return new Promise(done => setTimeout(done, 50))");
        assertThat(button().getAttribute("aria-label")).isEqualTo("Open chat");
    }

    @Test
    void namedSitesAloneMayShowTheFrameAndNobodyThePage() throws Exception {
        assertThat(header("?embedded=1", "Content-Security-Policy"))
                .endsWith("frame-ancestors 'self' " + stage.site.address());
        assertThat(header("", "Content-Security-Policy")).endsWith("frame-ancestors 'none'");
    }

    @Test
    void browsersKeepFilesUntilTheyChange() throws Exception {
        stage.visit("website", "{}");
        String file = browser.element("body").getAttribute("data-assets").replace("/chat/website", "") + "/chat.js";
        assertThat(header(file, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(header("/assets/0123456789abcdef/chat.js", "Cache-Control")).isEqualTo("no-cache");
        assertThat(header("/widget.js", "Cache-Control")).isEqualTo("public, max-age=300");
        String tag = header("/widget.js", "ETag");
        assertThat(get("/widget.js", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get("/widget.js", "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
                .hasValue("gzip");
        assertThat(get("/widget.js", "Accept-Encoding", "gzip;q=0").headers().firstValue("Content-Encoding"))
                .isEmpty();
        assertThat(get("/assets/languages", "Accept", "*/*").statusCode()).isEqualTo(404);
    }

    private static String header(String path, String name) throws Exception {
        return get(path, "Accept", "*/*").headers().firstValue(name).orElse("");
    }

    private static HttpResponse<byte[]> get(String path, String header, String value) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stage.agentAddress() + "/chat/website" + path))
                .header(header, value)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }

    private static void open() {
        Eventually.holds(() -> button().click());
        browser.enterFrame(WIDGET);
        Eventually.holds(() -> browser.element("html:not(.loading)"));
        Eventually.holds(
                () -> assertThat(browser.run("return document.hasFocus()")).isEqualTo(true));
    }

    private static WebElement button() {
        return browser.element(WIDGET).getShadowRoot().findElement(By.cssSelector("button"));
    }

    private static Object focused() {
        return browser.run("return document.activeElement.id");
    }
}
