// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.lab.simulator.Escaped;
import java.util.Locale;

/** A passport for people. */
final class PassportPage {

    private static final String STYLE = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;"
            + "padding:0 1rem;color:#222}table{border-collapse:collapse;width:100%}td,th{text-align:left;"
            + "vertical-align:top;padding:.2rem .6rem;border-bottom:1px solid #ddd}.passed{color:#176b2c}"
            + ".failed{color:#a40000;font-weight:bold}.skipped,.not{color:#6b5200}th::first-letter{text-transform:uppercase}"
            + "th{white-space:nowrap}.test{width:45%}.passed,.failed,.skipped,.not{width:7rem}";

    private final StringBuilder page = new StringBuilder();

    private PassportPage() {}

    static String of(JsonNode passport) {
        return new PassportPage().write(passport);
    }

    private String write(JsonNode passport) {
        String plugin = escaped(passport.path("plugin"));
        page.append("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Passport of ")
                .append(plugin)
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style>\n<h1>")
                .append(plugin)
                .append("</h1>\n<table>\n");
        row("version", passport.at("/versions/plugin"));
        row("SPI", passport.at("/versions/spi"));
        if (!passport.path("api").asText().isEmpty()) {
            row("speaks", passport.path("api"));
        }
        passport.path("describes").properties().forEach(one -> row(one.getKey(), one.getValue()));
        page.append("</table>\n");
        list("What can still go wrong", passport.path("limits"));
        list("What happens in doubt", passport.path("repeatSafety"));
        passport.path("contract").properties().forEach(suite -> suite(suite.getKey(), suite.getValue()));
        return page.append("</html>\n").toString();
    }

    private void suite(String name, JsonNode tests) {
        page.append("<h2>").append(escaped(name)).append("</h2>\n<table>\n");
        tests.properties().forEach(test -> {
            String outcome = escaped(test.getValue().path("outcome"));
            page.append("<tr><td class=\"test\">")
                    .append(escaped(words(test.getKey())))
                    .append("<td class=\"")
                    .append(outcome)
                    .append("\">")
                    .append(outcome)
                    .append("<td>")
                    .append(escaped(test.getValue().path("reason")))
                    .append("\n");
        });
        page.append("</table>\n");
    }

    private void list(String title, JsonNode lines) {
        if (!lines.isEmpty()) {
            page.append("<h2>").append(title).append("</h2>\n<ul>\n");
            lines.forEach(line -> page.append("<li>").append(escaped(line)).append("\n"));
            page.append("</ul>\n");
        }
    }

    private void row(String name, JsonNode value) {
        page.append("<tr><th>")
                .append(escaped(name))
                .append("<td>")
                .append(escaped(value))
                .append("\n");
    }

    private static String words(String test) {
        return test.replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static String escaped(JsonNode text) {
        return escaped(text.asText());
    }

    private static String escaped(String text) {
        return Escaped.html(text);
    }
}
