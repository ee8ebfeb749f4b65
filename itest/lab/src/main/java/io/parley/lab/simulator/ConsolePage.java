// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import com.fasterxml.jackson.databind.JsonNode;

/** What was called, as a page for people. */
final class ConsolePage {

    private static final String STYLE = ":root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;"
            + "max-width:70rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}"
            + "td,th{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0;border-bottom:1px solid #8886}"
            + "td{white-space:nowrap}td.path{white-space:normal;overflow-wrap:anywhere;font-family:monospace}td.n,th.n{text-align:right}"
            + "form{display:flex;flex-wrap:wrap;gap:.8rem;align-items:end}label{display:grid;gap:.2rem}"
            + "input,select,button{font:inherit;padding:.3rem .5rem;height:2.2rem;box-sizing:border-box}.bad{font-weight:600;color:#c0392b}";

    private static final String FORM = """
            <form method="post" action="/_simulator">
            <label>Method <select name="method"><option value="">any</option><option>GET</option><option>POST</option>\
            <option>PUT</option><option>PATCH</option><option>DELETE</option></select></label>
            <label>Path begins with <input name="path" value="/" maxlength="200"></label>
            <label>What happens <select name="kind"><option value="answer">nothing is done, and this is the answer</option>\
            <option value="cut">nothing is done, and the line is cut</option>\
            <option value="lost">it is done, and its answer is lost</option>\
            <option value="wrong">it is done, but this is the answer</option></select></label>
            <label>Status <input name="status" type="number" min="200" max="599" value="503"></label>
            <button>Order it once</button>
            </form>
            """;

    private final StringBuilder page = new StringBuilder();

    private ConsolePage() {}

    static String of(JsonNode state) {
        return new ConsolePage().write(state);
    }

    private String write(JsonNode state) {
        page.append("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>Simulator</title>\n<style>")
                .append(STYLE)
                .append("</style>\n<h1>Simulator</h1>\n<h2>What is to go wrong</h2>\n");
        state.path("openFaults").forEach(fault -> page.append("<p>The next call to <code>")
                .append(text(fault, "calls"))
                .append("</code>: ")
                .append(text(fault, "happens"))
                .append(".</p>\n"));
        page.append(state.path("openFaults").isEmpty() ? "<p>Nothing.</p>\n" : "")
                .append(FORM)
                .append("<h2>What was called</h2>\n<table>\n<tr><th>At<th>Method<th>Path<th class=\"n\">Status")
                .append("<th class=\"n\">Took<th>\n");
        state.path("calls").forEach(this::row);
        return page.append("</table>\n")
                .append(state.path("calls").isEmpty() ? "<p>Nothing yet.</p>\n" : "")
                .append("</html>\n")
                .toString();
    }

    private void row(JsonNode call) {
        int status = call.path("status").asInt();
        page.append("<tr><td>")
                .append(text(call, "at"))
                .append("<td>")
                .append(text(call, "method"))
                .append("<td class=\"path\">")
                .append(text(call, "path"))
                .append(status / 100 == 2 ? "<td class=\"n\">" : "<td class=\"n bad\">")
                .append(status == 0 ? "cut" : status)
                .append("<td class=\"n\">")
                .append(text(call, "milliseconds"))
                .append(" ms<td>")
                .append(call.path("planned").asBoolean() ? "as planned" : "")
                .append("\n");
    }

    private static String text(JsonNode node, String name) {
        return Escaped.html(node.path(name).asText());
    }
}
