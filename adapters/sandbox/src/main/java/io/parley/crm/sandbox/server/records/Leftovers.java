// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.records;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a writer leaves behind that is of use to it alone: the keys by which it finds its records, and the profiles. Contacts,
 * cases and what stands in them stay. For one transaction.
 */
public final class Leftovers {

    private static final int AT_ONCE = 500;

    /** A key that nobody looks for: cases cannot be without one. */
    private static final String NO_KEY = "none:";

    private static final List<Kind> ALL = List.of(
            new Kind(
                    "messages",
                    "keys of messages and notes",
                    "FROM entry WHERE key IS NOT NULL",
                    "UPDATE entry SET key = NULL WHERE id IN (SELECT id FROM entry WHERE key IS NOT NULL LIMIT ?)"),
            new Kind(
                    "cases",
                    "keys of cases",
                    "FROM case_file WHERE key NOT LIKE '" + NO_KEY + "%'",
                    "UPDATE case_file SET key = '" + NO_KEY + "' || id WHERE id IN (SELECT id FROM case_file"
                            + " WHERE key NOT LIKE '" + NO_KEY + "%' LIMIT ?)"),
            new Kind(
                    "profiles",
                    "social profiles of contacts",
                    "FROM profile",
                    "DELETE FROM profile WHERE key IN (SELECT key FROM profile LIMIT ?)"));

    private final Tx tx;

    private record Kind(String id, String name, String counted, String removed) {}

    /** So many of one kind. */
    public record Leftover(String id, String name, long count) {}

    /** In a transaction. */
    public Leftovers(Tx tx) {
        this.tx = tx;
    }

    /** What there is, in the order in which it can be removed. */
    public List<Leftover> all() throws SQLException {
        List<Leftover> found = new ArrayList<>();
        for (Kind one : ALL) {
            long count = count(one);
            if (count > 0) {
                found.add(new Leftover(one.id(), one.name(), count));
            }
        }
        return found;
    }

    /**
     * Removes some of one kind.
     *
     * @return how much is left
     */
    public long remove(String id) throws SQLException {
        Kind wanted = ALL.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("id must be messages, cases or profiles."));
        tx.update(wanted.removed(), AT_ONCE);
        return count(wanted);
    }

    private long count(Kind one) throws SQLException {
        return tx.number("SELECT count(*) " + one.counted());
    }
}
