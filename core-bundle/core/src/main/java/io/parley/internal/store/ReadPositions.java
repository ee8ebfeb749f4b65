// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.spi.Cursor;
import java.sql.SQLException;
import java.util.Optional;

/** How far each stream was read. */
public final class ReadPositions {

    private final Tx tx;

    /** Opens the table. */
    public ReadPositions(Tx tx) {
        this.tx = tx;
    }

    /**
     * A stream of an account or a target.
     *
     * @param side {@link Ledger#ACCOUNT} or {@link Ledger#TARGET}
     * @param id its id
     * @param stream the stream's name
     */
    public record Stream(String side, String id, String stream) {}

    /**
     * Where a stream stands.
     *
     * @param cursor as the plug-in gave it
     * @param version to be handed to {@link #move}
     */
    public record Position(Cursor cursor, long version) {}

    /** The position of a stream; empty before its first page. */
    public Optional<Position> find(Stream stream) throws SQLException {
        return tx.first(
                "SELECT value, version FROM read_position WHERE side = ? AND id = ? AND stream = ?",
                row -> new Position(new Cursor(row.getString(1)), row.getLong(2)),
                stream.side(),
                stream.id(),
                stream.stream());
    }

    /**
     * Moves a stream on, if nobody else has.
     *
     * @param stream which
     * @param version of the position that was read; 0 if there was none
     * @param next behind everything that is stored with it
     * @throws IllegalStateException if somebody else moved it: the page must be read again
     */
    public void move(Stream stream, long version, Cursor next) throws SQLException {
        int moved = version == 0
                ? tx.update("""
                        INSERT INTO read_position (side, id, stream, value, version, moved_at) VALUES (?, ?, ?, ?, 1, ?)
                        ON CONFLICT (side, id, stream) DO NOTHING
                        """, stream.side(), stream.id(), stream.stream(), next.json(), tx.now())
                : tx.update("""
                        UPDATE read_position SET value = ?, version = version + 1, moved_at = ?
                         WHERE side = ? AND id = ? AND stream = ? AND version = ?
                        """, next.json(), tx.now(), stream.side(), stream.id(), stream.stream(), version);
        if (moved != 1) {
            throw new IllegalStateException("the cursor of " + stream + " was moved by somebody else");
        }
    }

    /**
     * Forgets how far a stream was read.
     *
     * @return whether there was anything to forget
     */
    public boolean reset(Stream stream) throws SQLException {
        return tx.update(
                        "DELETE FROM read_position WHERE side = ? AND id = ? AND stream = ?",
                        stream.side(),
                        stream.id(),
                        stream.stream())
                == 1;
    }
}
