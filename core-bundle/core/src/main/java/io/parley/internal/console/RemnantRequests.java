// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.SyncException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /api/v1/targets/{id}/remnants} and {@code …/remnants/remove}: what the agent made in a CRM, and its end. */
public final class RemnantRequests {

    private static final Pattern PATH = Pattern.compile("/targets/([^/]{1,100})/remnants(/remove)?");

    private final Uninstalling uninstalling;

    /** Asks what is handed in. */
    public RemnantRequests(Uninstalling uninstalling) {
        this.uninstalling = uninstalling;
    }

    static boolean serves(String path) {
        return PATH.matcher(path).matches();
    }

    void answer(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches() || !uninstalling.serves(matcher.group(1))) {
            error(request, response, 404, "There is no such target, or no plug-in serves it.");
            return;
        }
        boolean remove = matcher.group(2) != null;
        if (remove != request.getMethod().equals("POST")) {
            error(request, response, 405, "This address does not answer " + request.getMethod() + ".");
            return;
        }
        try {
            if (remove) {
                uninstalling.remove(matcher.group(1));
            }
            tell(uninstalling.remnants(matcher.group(1)), remove ? 202 : 200, request, response);
        } catch (SyncException.Permanent e) {
            error(request, response, 409, e.getMessage());
        } catch (SyncException e) {
            error(request, response, 503, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            error(request, response, 503, "The agent is stopping.");
        }
    }

    private static void tell(ObjectNode report, int status, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean removing = report.path("removal").path("phase").asText().equals("REMOVING");
        if (removing) {
            response.setHeader("Retry-After", "1");
        }
        if (forPeople(request)) {
            Answers.text(response, status, RemnantText.of(report));
        } else {
            Answers.json(response, status, report);
        }
    }

    private static void error(HttpServletRequest request, HttpServletResponse response, int status, String sentence)
            throws IOException {
        if (forPeople(request)) {
            Answers.text(response, status, sentence + "\n");
        } else {
            Answers.error(response, status, sentence);
        }
    }

    /** Whether it is asked for at a terminal. */
    private static boolean forPeople(HttpServletRequest request) {
        return String.valueOf(request.getHeader("Accept")).startsWith("text/plain");
    }
}
