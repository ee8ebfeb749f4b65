// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The pages as people see and use them. */
class PagesTest extends SandboxTest {

    private static final String HOSTILE = "<script>alert(1)</script>";

    @Test
    void namesAndTextsAreInert() throws Exception {
        var contact = contact("p:1", HOSTILE);
        contact.withObject("/profile")
                .put("url", "javascript:alert(1)")
                .put("bio", HOSTILE)
                .put("handle", HOSTILE);
        var message = message("m:1", "c:1", HOSTILE).put("from", HOSTILE).put("url", "javascript:alert(2)");
        message.putArray("attachments")
                .addObject()
                .put("url", "data:text/html,x")
                .put("label", HOSTILE);
        String id = batch(contact, caseFile("c:1", "p:1", HOSTILE).put("url", "vbscript:x"), message)
                .path(1)
                .path("id")
                .asText();
        comment(id, "\"><img src=x onerror=alert(1)>", true);
        http.json("PATCH", "/crm/api/cases/" + id, "{\"owner\":\"\\\" autofocus onfocus=alert(1) x=\\\"\"}");
        for (String path : new String[] {
            "/crm",
            "/crm/cases/" + id,
            "/crm/contacts",
            "/crm/contacts/" + contactOf(id),
            "/crm/contacts?q=%3Cscript%3E"
        }) {
            Document page = page(path);
            assertThat(page.select("script")).as(path).hasSize(1).allSatisfy(script -> {
                assertThat(script.attr("src")).isEqualTo("/crm/assets/sandbox.js");
                assertThat(script.data()).isEmpty();
            });
            assertThat(page.select("[style], style, [onerror], [onfocus], [autofocus]"))
                    .isEmpty();
            assertThat(page.select("a[href]"))
                    .extracting(link -> link.attr("href"))
                    .allMatch(href -> href.startsWith("/") || href.startsWith("#") || href.startsWith("?"));
            assertThat(page.text()).contains("alert(1)");
        }
    }

    @Test
    void linksToTheOutsideGiveNothingAway() throws Exception {
        String id = batch(
                        contact("p:1", "Ann"),
                        caseFile("c:1", "p:1", "Hello?").put("url", "https://lab.example/t/1?a=1&b=\"2\""),
                        caseFile("c:2", "p:1", "Hello?").put("url", "https://lab.example/t/1?a=1&b=2"))
                .path(2)
                .path("id")
                .asText();
        assertThat(page("/crm/cases/" + id).select("a[href^=http]"))
                .hasSize(2)
                .allSatisfy(link -> assertThat(link.attr("rel")).isEqualTo("noopener noreferrer nofollow"));
        assertThat(page("/crm/cases/" + id).select("#case-head a[href^=https]").attr("href"))
                .isEqualTo("https://lab.example/t/1?a=1&b=2");
    }

    @Test
    void browsersAreToldToBeCareful() throws Exception {
        question("Ann", "Hello?");
        Http.Answer answer = http.get("/crm");
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(http.get("/crm/assets/sandbox.css").header("Content-Type")).startsWith("text/css");
        assertThat(http.get("/crm/assets/schema-1.sql").status()).isEqualTo(404);
        assertThat(http.get("/crm/assets/case.html").status()).isEqualTo(404);
    }

    @Test
    void casesAreListedByStatusAndInPages() throws Exception {
        for (int i = 0; i < 30; i++) {
            question("P" + i, "Question " + i);
        }
        String id = question("Ann", "The newest");
        status(id, "closed");
        Document first = page("/crm");
        assertThat(first.select("tbody tr")).hasSize(25);
        assertThat(first.select("tbody tr .main").first().text()).isEqualTo("The newest");
        assertThat(page(first.select("a[rel=next]").attr("href")).select("tbody tr"))
                .hasSize(6);
        Document closed = page("/crm?status=closed");
        assertThat(closed.select("tbody tr")).hasSize(1);
        assertThat(closed.select(".tabs [aria-current]").text()).isEqualTo("Closed 1");
        assertThat(http.get("/crm?status=odd").status()).isEqualTo(422);
    }

    @Test
    void aRepAnswersOnceHoweverOftenTheFormIsSent() throws Exception {
        String id = question("Ann", "Hello?");
        Element form = page("/crm/cases/" + id).selectFirst("form.composer");
        Map<String, String> fields =
                Map.of("draft", form.select("[name=draft]").attr("value"), "audience", "customer", "text", "Hi Ann!");
        Http.Answer first = http.form(form.attr("action"), fields);
        assertThat(first.status()).isEqualTo(303);
        assertThat(first.header("Location")).startsWith("/crm/cases/" + id + "#entry-");
        http.form(form.attr("action"), fields);
        assertThat(caseOf(id).path("timeline")).hasSize(2);
        assertThat(caseOf(id).path("timeline").path(1).path("public").asBoolean())
                .isTrue();
        http.form(form.attr("action"), Map.of("audience", "internal", "text", "She is new."));
        assertThat(caseOf(id).path("timeline").path(2).path("public").asBoolean())
                .isFalse();
    }

    @Test
    void whatWasTypedIsNotLostWhenItIsRefused() throws Exception {
        String path = "/crm/cases/" + question("Ann", "Hello?") + "/comments";
        Http.Answer unclear = http.form(path, Map.of("text", "To whom?"));
        assertThat(unclear.status()).isEqualTo(422);
        Document page = Jsoup.parse(unclear.text());
        assertThat(page.select("textarea").text()).isEqualTo("To whom?");
        assertThat(page.select("[role=alert]").text()).isNotEmpty();
        assertThat(http.form(path, Map.of("audience", "customer", "text", "x".repeat(20_001)))
                        .status())
                .isEqualTo(422);
        assertThat(http.form(path, Map.of("audience", "customer", "text", "é".repeat(50_000)))
                        .status())
                .isEqualTo(413);
        assertThat(http.json("POST", path, "{}").status()).isEqualTo(415);
    }

    @Test
    void statusAndOwnerAreSetByTheForm() throws Exception {
        String id = question("Ann", "Hello?");
        http.form("/crm/cases/" + id, Map.of("status", "waiting", "owner", "Fatima"));
        assertThat(caseOf(id).path("status").asText()).isEqualTo("waiting");
        assertThat(caseOf(id).path("owner").asText()).isEqualTo("Fatima");
        Document page = page("/crm/cases/" + id);
        assertThat(page.select("#status option[selected]").attr("value")).isEqualTo("waiting");
        assertThat(page.select("#owner").attr("value")).isEqualTo("Fatima");
    }

    @Test
    void contactsAreFoundChangedAndMerged() throws Exception {
        String ann = contactOf(question("Ann", "Hello?"));
        String bob = contactOf(question("Bob", "Hello too?"));
        assertThat(page("/crm/contacts").select("tbody tr")).hasSize(2);
        assertThat(page("/crm/contacts?q=BO").select("tbody tr")).hasSize(1);
        assertThat(page("/crm/contacts?q=%25").select("tbody tr")).isEmpty();
        http.form("/crm/contacts/" + ann, Map.of("name", "Ann Lee", "email", ""));
        assertThat(page("/crm/contacts/" + ann).select("h1").text()).isEqualTo("Ann Lee");
        assertThat(http.form("/crm/contacts/" + ann, Map.of("name", "Ann", "email", "nowhere"))
                        .status())
                .isEqualTo(422);
        Document found = page("/crm/contacts/" + bob + "?q=ann");
        assertThat(found.select("[name=survivor]").eachAttr("value")).containsExactly(ann);
        http.form("/crm/contacts/" + bob + "/merge", Map.of("survivor", ann));
        assertThat(http.get("/crm/contacts/" + bob).header("Location")).isEqualTo("/crm/contacts/" + ann);
        assertThat(page("/crm/contacts/" + ann).select("#contact-cases li")).hasSize(2);
    }

    @Test
    void aLongCaseShowsTheNewestAndLeadsToTheRest() throws Exception {
        String id = question("Ann", "Hello?");
        for (int i = 0; i < 60; i++) {
            comment(id, "Note " + i, false);
        }
        Document page = page("/crm/cases/" + id);
        assertThat(page.select(".entry")).hasSize(50);
        assertThat(page.select(".entry").last().text()).contains("Note 59");
        Document earlier = page("/crm/cases/" + id + page.select(".more a").attr("href"));
        assertThat(earlier.select(".entry")).hasSize(11);
    }

    @Test
    void aPageThatDidNotChangeIsNotSentAgain() throws Exception {
        String id = question("Ann", "Hello?");
        String tag = http.get("/crm/cases/" + id).header("ETag");
        int again = http.get("/crm/cases/" + id, "If-None-Match", tag).status();
        assertThat(again).isIn(304, 200);
        comment(id, "Hi", false);
        assertThat(http.get("/crm/cases/" + id, "If-None-Match", tag).status()).isEqualTo(200);
    }

    @Test
    void anUnknownPageSaysSo() {
        Http.Answer answer = http.get("/crm/cases/12");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(Jsoup.parse(answer.text()).text()).contains("There is no case 12.");
    }

    private Document page(String path) {
        Http.Answer answer = http.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.text());
    }
}
