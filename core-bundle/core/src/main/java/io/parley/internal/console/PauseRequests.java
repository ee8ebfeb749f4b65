// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.ops.ReplySwitch;
import io.parley.internal.store.Pauses;
import io.parley.internal.store.Pauses.Pause;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.Predicate;

/** {@code /api/v1/replies}: pauses answers and lets them go on. */
public final class PauseRequests {

    private static final String SHAPE = "Send {\"account\": …} for the answers of one account, or nothing for all.";

    private final ReplySwitch replies;

    /** Decides by what is handed in. */
    public PauseRequests(ReplySwitch replies) {
        this.replies = replies;
    }

    void list(HttpServletResponse response) throws IOException {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode list = document.putArray("pauses");
        for (Pause pause : replies.pauses()) {
            list.addObject()
                    .put("account", pause.account().equals(Pauses.ALL) ? null : pause.account())
                    .put("since", pause.since().toString());
        }
        Answers.json(response, 200, document);
    }

    void pause(HttpServletRequest request, HttpServletResponse response) throws IOException {
        turn(request, response, replies::pause);
    }

    void resume(HttpServletRequest request, HttpServletResponse response) throws IOException {
        turn(request, response, replies::resume);
    }

    private void turn(HttpServletRequest request, HttpServletResponse response, Predicate<String> turning)
            throws IOException {
        try {
            if (turning.test(account(request))) {
                list(response);
            } else {
                Answers.error(response, 404, "There is no such account; /api/v1/accounts lists them.");
            }
        } catch (BadInputException e) {
            Answers.error(response, 400, e.getMessage());
        }
    }

    private static String account(HttpServletRequest request) throws IOException, BadInputException {
        ObjectNode body = JsonBody.read(request, SHAPE, Set.of("account"));
        if (!body.has("account")) {
            return Pauses.ALL;
        }
        JsonNode account = body.path("account");
        if (!account.isTextual() || account.asText().isEmpty()) {
            throw new BadInputException(SHAPE);
        }
        return account.asText();
    }
}
