// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.ChannelView;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.SimulatorServer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A channel in memory: a notice board with threads, whose newest changes can be asked for. */
final class Board implements SimulatorServer.Vendor, ChannelView {

    static final String TOKEN = "board-token/5Hw8==";
    static final String DEAD = "dead-token-2Kq1";
    static final String WEAK = "weak-token-8Vb3";
    static final String NOTHING = "{\"notes\": [], \"more\": false, \"name\": \"The shop\", \"mayWrite\": true,"
            + " \"id\": 77, \"at\": \"2026-01-01T00:00:00Z\"}";
    static final String ACCOUNT = "shop";
    private static final int MOST_CHARACTERS = 500;

    private final int mostAtOnce;
    private final Map<Integer, Note> notes = new HashMap<>();
    private final Map<String, Integer> keys = new HashMap<>();
    private Instant now = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
    private int changes;

    /** A board that shows as many notes as are asked for. */
    Board() {
        this(Integer.MAX_VALUE);
    }

    /** A board that shows no more notes at once, however many are asked for. */
    Board(int mostAtOnce) {
        this.mostAtOnce = mostAtOnce;
    }

    @Override
    public Answer answer(Call call) {
        String token = call.header("authorization").orElse("");
        if (!token.equals("Bearer " + TOKEN) && !token.equals("Bearer " + WEAK)) {
            return refused(401, "who are you?");
        }
        if (call.method().equals("POST") && call.path().matches("/notes/[0-9]{1,9}")) {
            return decide(call.path().substring("/notes/".length()), call.json());
        }
        return switch (call.method() + " " + call.path()) {
            case "GET /me" -> ok(json().put("name", "The shop").put("mayWrite", !token.endsWith(WEAK)));
            case "GET /notes" -> list(call);
            case "POST /notes" -> post(call.json());
            default -> refused(404, "no such place");
        };
    }

    private Answer list(Call call) {
        if (call.parameter("ids").isPresent()) {
            return page(selected(List.of(call.parameter("ids").orElseThrow().split(","))), false);
        }
        if (call.parameter("under").isPresent()) {
            int under = Integer.parseInt(call.parameter("under").orElseThrow());
            return page(
                    sorted().stream()
                            .filter(note -> note.by().equals(ACCOUNT)
                                    && Integer.valueOf(under).equals(note.under()))
                            .toList(),
                    false);
        }
        int after = Integer.parseInt(call.parameter("after").orElse("0"));
        Instant since = Instant.parse(call.parameter("since").orElse("1970-01-01T00:00:00Z"));
        int limit =
                Math.min(mostAtOnce, Integer.parseInt(call.parameter("limit").orElse("20")));
        List<Note> found = sorted().stream()
                .filter(note -> note.change() > after && !note.at().isBefore(since))
                .toList();
        return page(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }

    private List<Note> selected(List<String> ids) {
        return sorted().stream()
                .filter(note -> ids.contains(String.valueOf(note.id())))
                .toList();
    }

    private Answer post(JsonNode wish) {
        Note parent = notes.get(wish.path("under").asInt());
        String text = wish.path("text").asText();
        String key = wish.path("key").asText();
        if (parent == null || parent.removed()) {
            return refused(404, "there is nothing to answer");
        }
        if (text.isBlank() || text.length() > MOST_CHARACTERS || text.indexOf('\0') >= 0) {
            return refused(422, "a note has 1 to 500 characters, and no control characters");
        }
        boolean known = !key.isEmpty() && keys.containsKey(key);
        int id = known ? keys.get(key) : add(text, parent.id(), ACCOUNT);
        if (!key.isEmpty()) {
            keys.put(key, id);
        }
        return ok(notes.get(id).json());
    }

    /** Whoever runs the board takes a note down, or hangs it up again. */
    private Answer decide(String id, JsonNode wish) {
        Note note = notes.get(Integer.valueOf(id));
        if (note == null) {
            return refused(404, "there is no such note");
        }
        boolean removed = wish.path("removed").asBoolean();
        if (note.removed() != removed) {
            notes.put(note.id(), note.changed(++changes, note.text(), removed));
        }
        return ok(notes.get(note.id()).json());
    }

    private int add(String text, @Nullable Integer under, String by) {
        now = now.plusSeconds(1);
        int id = notes.size() + 1;
        notes.put(id, new Note(id, ++changes, 1, under, by, text, now, false));
        return id;
    }

    private List<Note> sorted() {
        return notes.values().stream()
                .sorted(Comparator.comparingInt(Note::change))
                .toList();
    }

    /** The root of each is told, as a channel with threads does. */
    private Answer page(List<Note> found, boolean more) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Note note : found) {
            Note root = note;
            while (root.under() != null) {
                root = notes.get(root.under());
            }
            list.add(note.json().put("thread", root.id()));
        }
        ObjectNode page = json().put("more", more);
        page.set("notes", list);
        return ok(page);
    }

    @Override
    public boolean beginsConversations() {
        return true;
    }

    @Override
    public String says(String text, @Nullable String inReplyTo) {
        int customer = notes.size() % 3;
        return String.valueOf(add(text, inReplyTo == null ? null : Integer.valueOf(inReplyTo), "customer-" + customer));
    }

    @Override
    public String accountSays(String text) {
        return String.valueOf(add(text, null, ACCOUNT));
    }

    @Override
    public void edits(String id, String text) {
        notes.computeIfPresent(Integer.valueOf(id), (key, note) -> note.changed(++changes, text, false));
    }

    @Override
    public void removes(String id) {
        notes.computeIfPresent(Integer.valueOf(id), (key, note) -> note.changed(++changes, note.text(), true));
    }

    @Override
    public void restores(String id) {
        notes.computeIfPresent(Integer.valueOf(id), (key, note) -> note.changed(++changes, note.text(), false));
    }

    @Override
    public boolean shows(String id) {
        Note note = notes.get(Integer.valueOf(id));
        return note != null && !note.removed();
    }

    @Override
    public List<String> said() {
        List<String> said = new ArrayList<>();
        sorted().stream()
                .filter(note -> note.by().equals(ACCOUNT))
                .map(Note::text)
                .forEach(said::add);
        return said;
    }

    private static Answer ok(JsonNode body) {
        return Answer.json(200, body);
    }

    private static Answer refused(int status, String why) {
        return Answer.json(status, json().put("error", why));
    }

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }
}
