// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.samskivert.mustache.Template;
import io.parley.internal.ops.Findings;
import io.parley.internal.ops.Findings.Finding;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code /finds}: where people look at what was found by listening, and open cases for what matters. */
public final class FindsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int ROWS = 50;

    private final transient Findings findings;
    private final transient Template page = Templates.load("finds.html");

    /** Shows what was found. */
    public FindsServlet(Findings findings) {
        this.findings = findings;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Finding> rows = findings.list(FindsApiServlet.number(request.getParameter("before")), ROWS);
        boolean more = rows.size() == ROWS;
        Answers.page(
                response,
                200,
                page.execute(Map.of(
                        "said", said(request),
                        "rows", rows.stream().map(FindsServlet::row).toList(),
                        "older",
                                more
                                        ? "/finds?before="
                                                + rows.get(ROWS - 1).find().id()
                                        : "")));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean opened = findings.open(FindsApiServlet.number(request.getParameter("id")));
        Answers.redirect(response, "/finds?said=" + (opened ? "opened" : "settled"));
    }

    private static String said(HttpServletRequest request) {
        return switch (Objects.requireNonNullElse(request.getParameter("said"), "")) {
            case "opened" -> "It is on its way into the CRM, with what else its author said there.";
            case "settled" -> "It concerns the account already.";
            default -> "";
        };
    }

    private static Map<String, Object> row(Finding finding) {
        return Map.of(
                "id", finding.find().id(),
                "account", finding.find().account(),
                "foundBy", finding.find().foundBy(),
                "at", Times.shown(finding.message().sentAt()),
                "author", finding.author(),
                "excerpt", Excerpts.of(finding.message().text()),
                "page",
                        finding.message()
                                .page()
                                .filter(FindsServlet::safe)
                                .map(URI::toString)
                                .orElse(""));
    }

    private static boolean safe(URI page) {
        return "https".equalsIgnoreCase(page.getScheme()) || "http".equalsIgnoreCase(page.getScheme());
    }
}
