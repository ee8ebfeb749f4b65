// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.ops.Act;
import io.parley.internal.ops.Act.Outcome;
import io.parley.internal.ops.Decisions;
import io.parley.internal.ops.Decisions.Tally;
import io.parley.internal.ops.Parked;
import io.parley.internal.ops.ParkedDetails;
import io.parley.internal.store.ParkedFilter;
import io.parley.internal.store.ParkedPosition;
import io.parley.internal.store.ParkedRow;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /api/v1/parked}: what was put aside, and what is decided about it. */
public final class ParkedRequests {

    private static final String RETRY = "retry";
    private static final String DROP = "drop";
    private static final int EXPORTED_AT_ONCE = 100;
    private static final String ONE = "Send {\"reason\": …} to drop, and nothing to retry.";
    private static final String MANY = "Send either {\"ids\": […]} with 1 to " + Parked.MOST + " ids, or {\"filter\":"
            + " {…}} with any of stage, party, cause and q; and a reason to drop.";

    private final Parked parked;
    private final Decisions decisions;

    /** Decides by what is handed in. */
    public ParkedRequests(Parked parked, Decisions decisions) {
        this.parked = parked;
        this.decisions = decisions;
    }

    /** Whether a path below {@code /api/v1} is answered here. */
    static boolean serves(String path) {
        return path.equals("/parked") || path.startsWith("/parked/");
    }

    void get(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            switch (path) {
                case "/parked" -> list(request, response);
                case "/parked/export" -> export(ParkedWishes.filter(request), response);
                default -> one(path.substring("/parked/".length()), response);
            }
        } catch (BadInputException e) {
            Answers.error(response, 400, e.getMessage());
        }
    }

    void post(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] parts = path.substring(1).split("/", -1);
        String verb = parts[parts.length - 1];
        if (parts.length < 2 || parts.length > 3 || !Set.of(RETRY, DROP).contains(verb)) {
            Answers.error(response, 404, "There is no such resource; /api/v1/openapi.json lists them.");
            return;
        }
        try {
            if (parts.length == 3) {
                decideOne(parts[1], verb, request, response);
            } else {
                decideMany(verb, request, response);
            }
        } catch (BadInputException e) {
            Answers.error(response, 400, e.getMessage());
        }
    }

    private void list(HttpServletRequest request, HttpServletResponse response) throws IOException, BadInputException {
        int limit = ParkedWishes.limit(request);
        List<ParkedRow> rows = parked.list(ParkedWishes.filter(request), ParkedWishes.before(request), limit);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode list = page.putArray("parked");
        rows.forEach(row -> list.add(ParkedJson.listed(row)));
        boolean more = rows.size() == limit;
        page.put("next", more ? rows.get(limit - 1).position().toString() : null);
        Answers.json(response, 200, page);
    }

    private void one(String id, HttpServletResponse response) throws IOException {
        Optional<ParkedDetails> found = parked.find(id);
        if (found.isPresent()) {
            Answers.json(response, 200, ParkedJson.whole(found.get()));
        } else {
            Answers.error(response, 404, "Nothing of this id is put aside.");
        }
    }

    private void export(ParkedFilter filter, HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Disposition", "attachment; filename=\"parked.ndjson\"");
        OutputStream out = response.getOutputStream();
        ParkedPosition position = ParkedPosition.START;
        List<ParkedDetails> page;
        do {
            page = parked.details(filter, position, EXPORTED_AT_ONCE);
            for (ParkedDetails details : page) {
                out.write((ParkedJson.whole(details) + "\n").getBytes(StandardCharsets.UTF_8));
                position = details.row().position();
            }
        } while (page.size() == EXPORTED_AT_ONCE);
    }

    private void decideOne(String id, String verb, HttpServletRequest request, HttpServletResponse response)
            throws IOException, BadInputException {
        ObjectNode body = JsonBody.read(request, ONE, verb.equals(DROP) ? Set.of("reason") : Set.of());
        Outcome outcome = decisions.one(id, act(verb, body));
        switch (outcome) {
            case DONE -> Answers.json(response, 200, shown(verb, new Tally(1, 0)));
            case UNKNOWN -> Answers.error(response, 404, outcome.sentence("such id"));
            case SETTLED, UNREADABLE -> Answers.error(response, 409, outcome.sentence(id));
        }
    }

    private void decideMany(String verb, HttpServletRequest request, HttpServletResponse response)
            throws IOException, BadInputException {
        Set<String> names = verb.equals(DROP) ? Set.of("ids", "filter", "reason") : Set.of("ids", "filter");
        ObjectNode body = JsonBody.read(request, MANY, names);
        if (body.has("ids") == body.has("filter")) {
            throw new BadInputException(MANY);
        }
        Act act = act(verb, body);
        Tally tally = body.has("ids")
                ? decisions.some(ids(body.path("ids")), act)
                : decisions.all(ParkedWishes.filter(body.path("filter")), act);
        Answers.json(response, 200, shown(verb, tally));
    }

    private Act act(String verb, ObjectNode body) throws BadInputException {
        return verb.equals(RETRY)
                ? decisions.retrying()
                : decisions.dropping(ParkedWishes.decision(body.path("reason")));
    }

    private static List<String> ids(JsonNode array) throws BadInputException {
        List<String> ids = new ArrayList<>();
        for (JsonNode id : array) {
            if (!id.isTextual()) {
                throw new BadInputException(MANY);
            }
            ids.add(id.asText());
        }
        if (!array.isArray() || ids.isEmpty() || ids.size() > Parked.MOST) {
            throw new BadInputException(MANY);
        }
        return ids;
    }

    private static ObjectNode shown(String verb, Tally tally) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(verb.equals(RETRY) ? "retried" : "dropped", tally.done())
                .put("left", tally.left());
    }
}
