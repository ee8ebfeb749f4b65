// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.samskivert.mustache.Template;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** {@code /matches}: where people look at whom others are taken for, and link and separate them. */
public final class MatchServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int ROWS = 50;
    private static final List<State> SHOWN =
            List.of(State.REVIEW, State.MATCHED, State.LINKED, State.SEPARATED, State.NONE);
    private static final Map<State, String> WORDS = Map.of(
            State.REVIEW, "To be looked at",
            State.MATCHED, "Recognised",
            State.LINKED, "Linked by a person",
            State.SEPARATED, "Separated by a person",
            State.NONE, "New");

    private final transient Acquaintances people;
    private final transient Template page = Templates.load("matches.html");

    /** Shows and decides. */
    public MatchServlet(Acquaintances people) {
        this.people = people;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            State state = MatchRequests.state(request.getParameter("state"));
            List<Acquaintance> rows = people.list(null, state, MatchRequests.before(request), ROWS);
            Map<String, Object> holes = new HashMap<>();
            holes.put("said", said(request.getParameter("said")));
            holes.put("state", WORDS.get(state));
            holes.put("states", SHOWN.stream().map(one -> choice(one, state)).toList());
            holes.put("rows", rows.stream().map(MatchServlet::row).toList());
            holes.put("older", rows.size() < ROWS ? "" : older(state, rows.get(ROWS - 1)));
            Answers.page(response, 200, page.execute(holes));
        } catch (BadInputException e) {
            Answers.error(response, 400, e.getMessage());
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String target = text(request, "target");
        String person = text(request, "person");
        try {
            State state = MatchRequests.state(request.getParameter("state"));
            boolean linking = text(request, "verb").equals("link");
            if (linking) {
                people.link(target, person, MatchRequests.ref(text(request, "type"), text(request, "id")));
            } else {
                people.separate(target, person);
            }
            String said = linking ? "linked" : "separated";
            Answers.redirect(response, "/matches?state=" + state.word() + "&said=" + said);
        } catch (BadInputException e) {
            Answers.error(response, 400, e.getMessage());
        } catch (NotPossibleException e) {
            Answers.error(response, 409, e.getMessage());
        }
    }

    private Map<String, Object> choice(State one, State shown) {
        return Map.of("word", one.word(), "name", WORDS.get(one), "count", people.count(one), "chosen", one == shown);
    }

    private static Map<String, Object> row(Acquaintance person) {
        JsonNode evidence = MatchRequests.evidence(person);
        State state = person.match().state();
        Map<String, Object> row = new HashMap<>();
        row.put("target", person.match().target());
        row.put("person", person.match().person());
        row.put("state", state.word());
        row.put("at", Times.shown(person.match().decidedAt()));
        row.put("name", person.profile().displayName());
        row.put("handle", person.profile().handle().orElse(""));
        row.put("channel", person.profile().id().channel());
        row.put(
                "page",
                person.profile()
                        .page()
                        .filter(MatchServlet::safe)
                        .map(URI::toString)
                        .orElse(""));
        row.put("reason", evidence.path("reason").asText());
        row.put("pending", person.match().pending());
        row.put("separable", state == State.MATCHED || state == State.LINKED || state == State.REVIEW);
        row.put("separation", state == State.REVIEW ? "Nobody of these" : "Separate");
        List<Map<String, Object>> candidates = new ArrayList<>();
        evidence.path("candidates")
                .forEach(one -> candidates.add(candidate(one, person.match().ref())));
        row.put("candidates", candidates);
        return row;
    }

    private static Map<String, Object> candidate(JsonNode one, @Nullable CrmRef ref) {
        StringJoiner words = new StringJoiner(", ");
        one.path("agrees").forEach(kind -> words.add("same " + kind.asText()));
        if (one.path("names").asText().equals("DIFFERENT")) {
            words.add("another name");
        }
        if (one.path("duplicate").asBoolean()) {
            words.add("a duplicate by the CRM's own rules");
        }
        String type = one.path("type").asText();
        String id = one.path("id").asText();
        return Map.of(
                "type",
                type,
                "id",
                id,
                "name",
                one.path("name").asText(),
                "words",
                words.toString(),
                "used",
                ref != null && ref.type().equals(type) && ref.id().equals(id));
    }

    private static String older(State state, Acquaintance last) {
        String before = MatchPosition.of(last.match()).toString();
        return "/matches?state=" + state.word() + "&before=" + URLEncoder.encode(before, StandardCharsets.UTF_8);
    }

    private static String said(@Nullable String word) {
        return switch (Objects.requireNonNullElse(word, "")) {
            case "linked" -> "The cases of this person move to that contact.";
            case "separated" -> "This person is somebody else; cases follow.";
            default -> "";
        };
    }

    private static String text(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    private static boolean safe(URI page) {
        return "https".equalsIgnoreCase(page.getScheme()) || "http".equalsIgnoreCase(page.getScheme());
    }
}
