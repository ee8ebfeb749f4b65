// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.ops.Acquaintance;
import io.parley.internal.ops.Acquaintances;
import io.parley.internal.ops.NotPossibleException;
import io.parley.internal.store.MatchPosition;
import io.parley.internal.store.Matches.State;
import io.parley.spi.crm.CrmRef;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/matches}: whom people are taken for, and what a person decides about it. */
public final class MatchRequests extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final JsonMapper JSON = new JsonMapper();
    private static final String LINK =
            "Send {\"target\": …, \"person\": …, \"ref\": {\"type\": …, \"id\": …}}: who is which" + " contact.";
    private static final String SEPARATE = "Send {\"target\": …, \"person\": …}: who is not whom they are taken for.";

    private final transient Acquaintances people;

    /** Shows and decides. */
    public MatchRequests(Acquaintances people) {
        this.people = people;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getPathInfo() != null) {
            missing(response);
            return;
        }
        try {
            int limit = ParkedWishes.limit(request);
            List<Acquaintance> rows = people.list(
                    given(request.getParameter("target")),
                    state(request.getParameter("state")),
                    before(request),
                    limit);
            ObjectNode page = JsonNodeFactory.instance.objectNode();
            ArrayNode list = page.putArray("matches");
            rows.forEach(row -> list.add(json(row)));
            page.put(
                    "next",
                    rows.size() == limit
                            ? MatchPosition.of(rows.get(limit - 1).match()).toString()
                            : null);
            Answers.json(response, 200, page);
        } catch (BadInputException e) {
            Answers.error(response, 400, e.getMessage());
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            switch (String.valueOf(request.getPathInfo())) {
                case "/link" -> link(JsonBody.read(request, LINK, Set.of("target", "person", "ref")));
                case "/separate" -> separate(JsonBody.read(request, SEPARATE, Set.of("target", "person")));
                default -> {
                    missing(response);
                    return;
                }
            }
            Answers.json(response, 202, JsonNodeFactory.instance.objectNode().put("pending", true));
        } catch (BadInputException e) {
            Answers.error(response, 400, e.getMessage());
        } catch (NotPossibleException e) {
            Answers.error(response, 409, e.getMessage());
        }
    }

    private void link(ObjectNode body) throws BadInputException, NotPossibleException {
        ObjectNode ref = JsonBody.object(body.path("ref"), LINK, Set.of("type", "id"));
        people.link(
                text(body, "target", LINK),
                text(body, "person", LINK),
                ref(text(ref, "type", LINK), text(ref, "id", LINK)));
    }

    private void separate(ObjectNode body) throws BadInputException, NotPossibleException {
        people.separate(text(body, "target", SEPARATE), text(body, "person", SEPARATE));
    }

    /** A record as somebody names it. */
    static CrmRef ref(String type, String id) throws BadInputException {
        try {
            return new CrmRef(type.strip(), id.strip());
        } catch (IllegalArgumentException e) {
            throw new BadInputException("A contact has a type of 1 to 100, and an id of 1 to 500 characters.");
        }
    }

    /** What somebody wants to see; what is to be looked at if they do not say. */
    static State state(@Nullable String word) throws BadInputException {
        String wanted = word == null || word.isEmpty() ? State.REVIEW.word() : word;
        return Arrays.stream(State.values())
                .filter(state -> state.word().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new BadInputException("state is one of "
                        + Arrays.stream(State.values()).map(State::word).collect(Collectors.joining(", ")) + "."));
    }

    static MatchPosition before(HttpServletRequest request) throws BadInputException {
        @Nullable String text = given(request.getParameter("before"));
        return text == null
                ? MatchPosition.START
                : MatchPosition.parse(text)
                        .orElseThrow(() -> new BadInputException("before is the next of the page before this one."));
    }

    static @Nullable String given(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }

    /** Why somebody is taken for somebody. */
    static JsonNode evidence(Acquaintance person) {
        try {
            return JSON.readTree(person.match().evidence());
        } catch (JacksonException e) {
            throw new IllegalStateException("evidence is written as JSON", e);
        }
    }

    private static ObjectNode json(Acquaintance person) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("target", person.match().target())
                .put("person", person.match().person())
                .put("name", person.profile().displayName())
                .put("channel", person.profile().id().channel())
                .put("handle", person.profile().handle().orElse(null))
                .put("page", person.profile().page().map(URI::toString).orElse(null))
                .put("state", person.match().state().word())
                .put("decidedAt", person.match().decidedAt().toString())
                .put("pending", person.match().pending());
        CrmRef ref = person.match().ref();
        if (ref != null) {
            json.putObject("contact").put("type", ref.type()).put("id", ref.id());
        }
        return json.set("evidence", evidence(person));
    }

    private static String text(ObjectNode body, String name, String shape) throws BadInputException {
        JsonNode value = body.path(name);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new BadInputException(shape);
        }
        return value.asText();
    }

    private static void missing(HttpServletResponse response) throws IOException {
        Answers.error(response, 404, "There is no such resource; /api/v1/openapi.json lists them.");
    }
}
