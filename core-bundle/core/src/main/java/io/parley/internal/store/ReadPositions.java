// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.spi.Cursor;
import java.sql.SQLException;
import java.util.Optional;

/** How far each stream was read. */
public final class ReadPositions {

    /** The side of the parts of streams, in whose rows the name of the stream stands before that of the part. */
    static final String PART = "part";

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

    /** Where a part of an account's stream stands. */
    public Optional<Cursor> part(Stream stream, String name) throws SQLException {
        return find(partOf(stream, name)).map(Position::cursor);
    }

    /** Moves a part of a stream in the transaction that moves the stream, whose version guards both. */
    public void move(Stream stream, String name, Optional<Cursor> next) throws SQLException {
        Stream part = partOf(stream, name);
        if (next.isEmpty()) {
            tx.update(
                    "DELETE FROM read_position WHERE side = ? AND id = ? AND stream = ?",
                    part.side(),
                    part.id(),
                    part.stream());
            return;
        }
        tx.update("""
                INSERT INTO read_position (side, id, stream, value, version, moved_at) VALUES (?, ?, ?, ?, 1, ?)
                ON CONFLICT (side, id, stream) DO UPDATE SET value = excluded.value, moved_at = excluded.moved_at
                """, part.side(), part.id(), part.stream(), next.get().json(), tx.now());
    }

    private static Stream partOf(Stream stream, String name) {
        return new Stream(PART, stream.id(), stream.stream() + "/" + name);
    }

    /**
     * Forgets how far a stream and its parts were read.
     *
     * @return whether there was anything to forget
     */
    public boolean reset(Stream stream) throws SQLException {
        // The zero is the character behind the slash.
        tx.update(
                "DELETE FROM read_position WHERE side = ? AND id = ? AND stream > ? AND stream < ?",
                PART,
                stream.id(),
                stream.stream() + "/",
                stream.stream() + "0");
        return tx.update(
                        "DELETE FROM read_position WHERE side = ? AND id = ? AND stream = ?",
                        stream.side(),
                        stream.id(),
                        stream.stream())
                == 1;
    }
}
