// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.spi.crm.CrmRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom people are taken for in the targets: what the agent found out, and on top of it what people decided. */
public final class Matches {

    private static final String COLUMNS =
            "target, person, depth, state, ref_type, ref_id, evidence, decided_at, course";

    private static final String TOP = """
            NOT EXISTS (SELECT 1 FROM person_match h WHERE h.target = m.target AND h.person = m.person
              AND h.depth > m.depth)""";

    private final Tx tx;
    private final Recollection<Place, Match> known;

    /** Opens the table. */
    public Matches(Tx tx) {
        this.tx = tx;
        this.known = tx.memory(Memory.class, Memory::new).matches;
    }

    private record Place(String target, String person) {}

    private static final class Memory {
        private final Recollection<Place, Match> matches = new Recollection<>();
    }

    /** What is thought of a person. */
    public enum State {
        /** The agent takes them for somebody the CRM knows. */
        MATCHED,
        /** The CRM knows nobody like them, or was not asked. */
        NONE,
        /** They may be somebody the CRM knows: a person should look. */
        REVIEW,
        /** A person says who they are. */
        LINKED,
        /** A person says that they are nobody the agent took them for. */
        SEPARATED;

        /** {@return as people and scripts write it} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether links and cases follow a row. */
    public enum Course {
        /** They do, or follow a later one. */
        FOLLOWED,
        /** Not yet. */
        NEW,
        /** Not any more since something lay on it, which was taken back. */
        BACK;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What counts of a person.
     *
     * @param target where
     * @param person their key
     * @param depth how many decisions lie below it
     * @param ref the contact; null for one of their own that is not known
     * @param evidence why, as JSON
     * @param course whether links and cases follow it
     */
    public record Match(
            String target,
            String person,
            int depth,
            State state,
            @Nullable CrmRef ref,
            String evidence,
            Instant decidedAt,
            Course course) {

        /** Whether links and cases are still to follow. */
        public boolean pending() {
            return course != Course.FOLLOWED;
        }
    }

    /** Reads many people at once, so that each is found without a query of its own. */
    public void fetch(String target, Collection<String> people) throws SQLException {
        List<String> unknown = known
                .begin(people.stream().map(person -> new Place(target, person)).toList())
                .stream()
                .map(Place::person)
                .toList();
        tx.listOf(
                "SELECT " + COLUMNS + " FROM person_match m WHERE target = ? AND person IN (%s) AND " + TOP,
                unknown,
                row -> {
                    known.put(new Place(target, row.getString(2)), match(row));
                    return true;
                },
                target);
    }

    /** What counts of a person now. */
    public Optional<Match> current(String target, String person) throws SQLException {
        return known.get(
                new Place(target, person),
                () -> tx.first(
                        "SELECT " + COLUMNS + " FROM person_match WHERE target = ? AND person = ?"
                                + " ORDER BY depth DESC LIMIT 1",
                        Matches::match,
                        target,
                        person));
    }

    /** All that lies below a row, the highest first. */
    public List<Match> below(Match match) throws SQLException {
        return tx.list(
                "SELECT " + COLUMNS
                        + " FROM person_match WHERE target = ? AND person = ? AND depth < ? ORDER BY depth DESC",
                Matches::match,
                match.target(),
                match.person(),
                match.depth());
    }

    /** Adds what counts from now on, on top of what counted before. */
    public void add(String target, String person, State state, @Nullable CrmRef ref, String evidence, Course course)
            throws SQLException {
        int depth = current(target, person).map(below -> below.depth() + 1).orElse(0);
        known.forget(new Place(target, person));
        tx.update(
                """
                INSERT INTO person_match (target, person, depth, state, ref_type, ref_id, evidence, decided_at, course)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                target,
                person,
                depth,
                state.word(),
                ref == null ? null : ref.type(),
                ref == null ? null : ref.id(),
                evidence,
                tx.now(),
                course.word());
    }

    /** Takes back what counts: what lies below it counts again, and is to be followed unless it still is. */
    public void takeBack(Match top) throws SQLException {
        known.forget(new Place(top.target(), top.person()));
        tx.update(
                "DELETE FROM person_match WHERE target = ? AND person = ? AND depth = ?",
                top.target(),
                top.person(),
                top.depth());
        if (top.course() != Course.NEW) {
            tx.update(
                    "UPDATE person_match SET course = ? WHERE target = ? AND person = ? AND depth = ?",
                    Course.BACK.word(),
                    top.target(),
                    top.person(),
                    top.depth() - 1);
        }
    }

    /** A person has looked: the contact stays as it is. */
    public void separated(Match match) throws SQLException {
        known.forget(new Place(match.target(), match.person()));
        tx.update(
                "UPDATE person_match SET state = ?, decided_at = ? WHERE target = ? AND person = ? AND depth = ?",
                State.SEPARATED.word(),
                tx.now(),
                match.target(),
                match.person(),
                match.depth());
    }

    /** The contact of what counts is known now. */
    public void known(Match match, CrmRef ref) throws SQLException {
        known.forget(new Place(match.target(), match.person()));
        tx.update(
                "UPDATE person_match SET ref_type = ?, ref_id = ? WHERE target = ? AND person = ? AND depth = ?",
                ref.type(),
                ref.id(),
                match.target(),
                match.person(),
                match.depth());
    }

    /** What people decided and does not show in links and cases yet, oldest first. */
    public List<Match> pending(String target, int limit) throws SQLException {
        return tx.list(
                "SELECT " + COLUMNS + " FROM person_match m WHERE target = ? AND course <> 'followed' AND " + TOP
                        + " ORDER BY decided_at LIMIT " + limit,
                Matches::match,
                target);
    }

    /** Links and cases follow what counts now. */
    public void followed(Match match) throws SQLException {
        known.forget(new Place(match.target(), match.person()));
        tx.update(
                "UPDATE person_match SET course = ? WHERE target = ? AND person = ?",
                Course.FOLLOWED.word(),
                match.target(),
                match.person());
    }

    /** Follows a merge of records. */
    public void merged(String target, CrmRef survivor, CrmRef loser) throws SQLException {
        known.forgetAll();
        tx.update(
                "UPDATE person_match SET ref_type = ?, ref_id = ? WHERE target = ? AND ref_type = ? AND ref_id = ?",
                survivor.type(),
                survivor.id(),
                target,
                loser.type(),
                loser.id());
    }

    /**
     * What counts of people, newest first.
     *
     * @param target of one target; null for all
     * @param before only what is listed behind it
     */
    public List<Match> list(@Nullable String target, State state, MatchPosition before, int limit) throws SQLException {
        return tx.list(
                "SELECT " + COLUMNS + " FROM person_match m WHERE state = ? AND (? IS NULL OR target = ?)"
                        + " AND (decided_at, target, person) < (?, ?, ?) AND " + TOP
                        + " ORDER BY decided_at DESC, target DESC, person DESC LIMIT " + limit,
                Matches::match,
                state.word(),
                target,
                target,
                before.at(),
                before.target(),
                before.person());
    }

    /** How many people are in a state. */
    public long count(State state) throws SQLException {
        return tx.first(
                        "SELECT COUNT(*) FROM person_match m WHERE state = ? AND " + TOP,
                        row -> row.getLong(1),
                        state.word())
                .orElseThrow();
    }

    private static Match match(ResultSet row) throws SQLException {
        String id = row.getString(6);
        return new Match(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                State.of(row.getString(4)),
                id == null ? null : new CrmRef(row.getString(5), id),
                row.getString(7),
                Columns.time(row, 8),
                Course.valueOf(row.getString(9).toUpperCase(Locale.ROOT)));
    }
}
