// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.store.ReadPositions.Position;
import io.parley.internal.store.ReadPositions.Stream;
import io.parley.spi.Cursor;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When the streams of an account are to be listed again, and what that brought. Kept beside how far they were read. */
public final class Audits {

    private static final String PREFIX = "audit:";

    private final Tx tx;

    /** Opens the table. */
    public Audits(Tx tx) {
        this.tx = tx;
    }

    /**
     * What an audit found.
     *
     * @param missed how many things a stream never brought
     * @param at when they were taken in
     */
    public record Finding(long missed, Instant at) {}

    /**
     * Where the audits of a stream stand.
     *
     * @param due when the next one is
     * @param listed when the last one began whose listing is done with
     */
    public record Standing(Instant due, Instant listed) {}

    /** Where the audits of a stream stand; empty before the first. */
    public Optional<Standing> standing(String account, String stream) throws SQLException {
        return new ReadPositions(tx)
                .find(named(account, stream))
                .map(at -> at.cursor().tree())
                .map(state -> new Standing(time(state, "due"), time(state, "listed")));
    }

    /**
     * An audit ended.
     *
     * @param missed what it took in; if nothing, the last finding stays what it was
     */
    public void ended(String account, String stream, Standing standing, long missed) throws SQLException {
        ReadPositions positions = new ReadPositions(tx);
        Optional<Position> before = positions.find(named(account, stream));
        ObjectNode state = JsonNodeFactory.instance
                .objectNode()
                .put("due", standing.due().toString())
                .put("listed", standing.listed().toString());
        if (missed > 0) {
            state.put("missed", missed).put("at", tx.now().toString());
        } else {
            JsonNode last = before.map(at -> at.cursor().tree()).orElse(state);
            state.put("missed", last.path("missed").asLong());
            state.put("at", last.path("at").asText(Instant.EPOCH.toString()));
        }
        positions.move(named(account, stream), before.map(Position::version).orElse(0L), Cursor.of(state));
    }

    /** The newest finding of each stream of an account, if it found something. */
    public List<Finding> findings(String account) throws SQLException {
        return tx
                .list(
                        "SELECT value FROM read_position WHERE side = ? AND id = ? AND stream LIKE 'audit:%'",
                        row -> new Cursor(row.getString(1)).tree(), Ledger.ACCOUNT, account)
                .stream()
                .map(state -> new Finding(state.path("missed").asLong(), time(state, "at")))
                .filter(finding -> finding.missed() > 0)
                .toList();
    }

    private static Instant time(JsonNode state, String name) {
        return Instant.parse(state.path(name).asText());
    }

    private static Stream named(String account, String stream) {
        return new Stream(Ledger.ACCOUNT, account, PREFIX + stream);
    }
}
