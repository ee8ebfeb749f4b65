// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.store.Decision;
import io.parley.model.ExternalId;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Moderation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** {@code POST /api/v1/messages/moderation}: decides what is read on a channel. */
public final class ModerationRequests {

    private static final int LONGEST_REASON = 400;
    private static final String SHAPE =
            "Send {\"account\": …, \"message\": …, \"decision\": …, \"reason\": …}: a configured"
                    + " account whose messages can be moderated, the key of a message, what is decided, and if you like why, in"
                    + " at most " + LONGEST_REASON + " characters.";

    private final Moderating desk;

    /** Decides by what is handed in. */
    public ModerationRequests(Moderating desk) {
        this.desk = desk;
    }

    private record Wish(String account, String message, Moderation decision, Decision words) {}

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Wish wish = wish(request);
            if (desk.moderate(wish.account(), wish.message(), wish.decision(), wish.words())) {
                Answers.json(response, 200, shown(wish));
            } else {
                Answers.error(response, 404, "This account knows no message of this key.");
            }
        } catch (BadInputException e) {
            Answers.error(response, 400, e.getMessage());
        } catch (SyncException.ItemRejected | SyncException.RecordGone e) {
            Answers.error(response, 409, e.getMessage());
        } catch (SyncException e) {
            Answers.error(response, 503, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Answers.error(response, 503, "The agent is stopping.");
        }
    }

    private Wish wish(HttpServletRequest request) throws IOException, BadInputException {
        ObjectNode body = JsonBody.read(request, SHAPE, Set.of("account", "message", "decision", "reason"));
        String account = text(body, "account", ExternalId.MAX_KEY_LENGTH);
        String message = text(body, "message", ExternalId.MAX_KEY_LENGTH);
        String named = text(body, "decision", ExternalId.MAX_KEY_LENGTH);
        String reason = body.has("reason") ? text(body, "reason", LONGEST_REASON) : "";
        Set<Moderation> offered = new TreeSet<>(desk.offers(account));
        if (offered.isEmpty()) {
            throw new BadInputException(SHAPE);
        }
        Moderation decision = offered.stream()
                .filter(one -> one.name().equals(named))
                .findFirst()
                .orElseThrow(() -> new BadInputException("decision is one of " + offered + "."));
        return new Wish(account, message, decision, new Decision(reason.isEmpty() ? named : named + ": " + reason));
    }

    private static String text(ObjectNode body, String name, int longest) throws BadInputException {
        String text = body.path(name).asText("").strip();
        if (!body.path(name).isTextual() || text.isEmpty() || text.length() > longest) {
            throw new BadInputException(SHAPE);
        }
        return text;
    }

    private static ObjectNode shown(Wish wish) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("account", wish.account())
                .put("message", wish.message())
                .put("decision", wish.decision().name());
    }
}
