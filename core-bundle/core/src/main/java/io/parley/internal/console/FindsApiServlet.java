// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.ops.Findings;
import io.parley.internal.ops.Findings.Finding;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/finds}: what was found by listening, and cases for it. */
public final class FindsApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Pattern OPENING = Pattern.compile("/([0-9]{1,18})/case");

    private final transient Findings findings;

    /** Tells of what was found. */
    public FindsApiServlet(Findings findings) {
        this.findings = findings;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getPathInfo() != null) {
            missing(response);
            return;
        }
        try {
            int limit = ParkedWishes.limit(request);
            List<Finding> rows = findings.list(number(request.getParameter("before")), limit);
            ObjectNode page = JsonNodeFactory.instance.objectNode();
            ArrayNode list = page.putArray("finds");
            rows.forEach(row -> list.add(json(row)));
            page.put("next", rows.size() == limit ? rows.get(limit - 1).find().id() : null);
            Answers.json(response, 200, page);
        } catch (BadInputException e) {
            Answers.error(response, 400, e.getMessage());
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher opening = OPENING.matcher(Objects.requireNonNullElse(request.getPathInfo(), ""));
        if (!opening.matches()) {
            missing(response);
        } else if (findings.open(number(opening.group(1)))) {
            Answers.json(response, 202, JsonNodeFactory.instance.objectNode().put("id", number(opening.group(1))));
        } else {
            Answers.error(response, 404, "This is no find, or it concerns the account already.");
        }
    }

    /** A number of a find; behind all of them if it is none. */
    static long number(@Nullable String digits) {
        return digits != null && digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : Long.MAX_VALUE;
    }

    private static ObjectNode json(Finding finding) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", finding.find().id())
                .put("account", finding.find().account())
                .put("foundBy", finding.find().foundBy())
                .put("key", finding.find().key())
                .put("author", finding.author())
                .put("text", finding.message().text())
                .put("page", finding.message().page().map(URI::toString).orElse(null))
                .put("sentAt", finding.message().sentAt().toString())
                .put("foundAt", finding.find().seenAt().toString());
    }

    private static void missing(HttpServletResponse response) throws IOException {
        Answers.error(response, 404, "There is no such resource; /api/v1/openapi.json lists them.");
    }
}
