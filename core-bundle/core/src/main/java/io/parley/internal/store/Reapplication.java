// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A mapping that is applied to what was written before, and how far that has come; stands with the notes of the agent about
 * itself, one for each target. It moves no rows and no ledger: nothing is delivered, fields of what was are changed.
 */
public final class Reapplication {

    /** The most failures and differences that are kept in words. */
    public static final int MOST_SHOWN = 100;

    private static final String NOTE = "reapply ";

    private final ObjectNode state;

    private Reapplication(ObjectNode state) {
        this.state = state;
    }

    /** How far it is. */
    public enum Phase {
        /** It is found out what would be different. */
        LOOKING,
        /** That is known, and waits for a person's word. */
        LOOKED,
        /** It is written. */
        WRITING,
        /** It is written. */
        DONE,
        /** It was ended before. */
        STOPPED
    }

    /** What is gone through, in this order. */
    public enum Section {
        /** Contacts. */
        CONTACTS,
        /** Cases. */
        CASES,
        /** Messages. */
        MESSAGES,
        /** Everything was gone through. */
        END
    }

    /** How many records. */
    public enum Count {
        /** Were looked at, whatever was found. */
        LOOKED_AT("lookedAt"),
        /** Would be different. */
        DIFFERENT("different"),
        /** Were changed. */
        CHANGED("changed"),
        /** Could not be looked at, or changed. */
        FAILED("failed");

        private final String name;

        Count(String name) {
            this.name = name;
        }
    }

    /**
     * One to be.
     *
     * @param mapping tells this mapping from any other
     * @param since when a record was written at the earliest
     * @param limit most records
     * @param upTo the newest row
     */
    public static Reapplication of(String id, String mapping, Instant since, long limit, long upTo) {
        ObjectNode state = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("mapping", mapping)
                .put("since", since.toString())
                .put("limit", limit)
                .put("upTo", upTo);
        Reapplication begun = new Reapplication(state);
        begun.begin(Phase.LOOKING);
        state.putArray("sample");
        return begun;
    }

    /** The one of a target. */
    public static Optional<Reapplication> of(Tx tx, String target) throws SQLException {
        return new Meta(tx).note(NOTE + target).map(text -> new Reapplication((ObjectNode) Json.tree(text)));
    }

    /** Notes how far it is. */
    public void note(Tx tx, String target) throws SQLException {
        new Meta(tx).note(NOTE + target, state.toString());
    }

    /** Goes through everything from its beginning. */
    public void begin(Phase phase) {
        state.put("phase", phase.name());
        state.putArray("failures");
        for (Count count : Count.values()) {
            if (phase == Phase.LOOKING || count != Count.DIFFERENT) {
                state.put(count.name, 0);
            }
        }
        move(Section.CONTACTS, "");
    }

    /** Ends it. */
    public void end(Phase phase, String reason) {
        state.put("phase", phase.name()).put("reason", reason);
    }

    /** Goes on from another place. */
    public void move(Section section, String after) {
        state.put("section", section.name()).put("after", after);
    }

    /** Counts records. */
    public void add(Count count, long records) {
        state.put(count.name, count(count) + records);
    }

    /** Keeps a difference, unless there are many. */
    public void sample(ObjectNode difference) {
        keep("sample", difference);
    }

    /** Counts what could not be looked at or changed, and keeps it in words, unless there are many. */
    public void fail(String kind, String record, String reason) {
        add(Count.FAILED, 1);
        keep(
                "failures",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("kind", kind)
                        .put("record", record)
                        .put("reason", reason));
    }

    private void keep(String list, JsonNode one) {
        ArrayNode known = state.withArray(list);
        if (known.size() < MOST_SHOWN) {
            known.add(one);
        }
    }

    /** {@return its name, which is said to have it written} */
    public String id() {
        return state.path("id").asText();
    }

    /** {@return what tells its mapping from any other} */
    public String mapping() {
        return state.path("mapping").asText();
    }

    /** {@return how far it is} */
    public Phase phase() {
        return Phase.valueOf(state.path("phase").asText());
    }

    /** {@return when a record was written at the earliest} */
    public Instant since() {
        return Instant.parse(state.path("since").asText());
    }

    /** {@return the newest row} */
    public long upTo() {
        return state.path("upTo").asLong();
    }

    /** {@return how many records may still be looked at} */
    public long rest() {
        return state.path("limit").asLong() - count(Count.LOOKED_AT);
    }

    /** {@return what is gone through now} */
    public Section section() {
        return Section.valueOf(state.path("section").asText());
    }

    /** {@return behind which key or number it goes on} */
    public String after() {
        return state.path("after").asText();
    }

    /** How many records. */
    public long count(Count count) {
        return state.path(count.name).asLong();
    }

    /** {@return a copy of all of it, for people and scripts} */
    public ObjectNode json() {
        ObjectNode copy = state.deepCopy();
        copy.remove("upTo");
        copy.remove("mapping");
        copy.remove("after");
        return copy;
    }
}
