// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a store knows of its own restoring. Between the back-up and the restore another life of the agent worked, of which
 * this store knows nothing: what was unfinished then, and whatever is read until the streams have caught up, may have been
 * delivered and sent already.
 */
public final class Restored {

    private static final String LAST = "restored";

    private final Tx tx;
    private final Meta meta;

    /** Opens the notes. */
    public Restored(Tx tx) {
        this.tx = tx;
        this.meta = new Meta(tx);
    }

    /**
     * A time of which the store knows nothing.
     *
     * @param from when the back-up was made
     * @param to when it was restored
     */
    public record Gap(Instant from, Instant to) {

        private static Gap of(String text) {
            String[] moments = text.split(" ");
            return new Gap(Instant.parse(moments[0]), Instant.parse(moments[1]));
        }

        private String text() {
            return from + " " + to;
        }
    }

    /** Notes that a back-up was restored. Nothing unfinished is certain any more, and all streams are to be read on. */
    void begin(Instant madeAt) throws SQLException {
        Gap gap = new Gap(madeAt, madeAt.isAfter(tx.now()) ? madeAt : tx.now());
        meta.note(LAST, gap.text());
        List<ReadPositions.Stream> streams = tx.list(
                "SELECT side, id, stream FROM read_position WHERE stream NOT LIKE 'audit:%' AND side <> ?",
                row -> new ReadPositions.Stream(row.getString(1), row.getString(2), row.getString(3)),
                ReadPositions.PART);
        for (ReadPositions.Stream stream : streams) {
            Instant from = gapOf(stream).map(Gap::from).orElse(madeAt);
            meta.note(noteOf(stream), new Gap(from, gap.to()).text());
        }
        new Replies(tx).doubted(gap);
        new Deliveries(tx).doubted(gap);
        new ErrandRows(tx).doubted();
    }

    /** The gap that the last restore left; empty if none ever did. */
    public Optional<Gap> last() throws SQLException {
        return meta.note(LAST).map(Gap::of);
    }

    /** The gap that a stream has not been read across yet; empty if there is none. */
    public Optional<Gap> gapOf(ReadPositions.Stream stream) throws SQLException {
        return meta.note(noteOf(stream)).map(Gap::of);
    }

    /** Whether any stream of an account or target has not been read across its gap. */
    public boolean catchingUp(String side, String id) throws SQLException {
        String prefix = LAST + "/" + side + "/" + id;
        // The zero is the character behind the slash.
        return tx.exists("SELECT 1 FROM meta WHERE name > ? AND name < ?", prefix + "/", prefix + "0");
    }

    /** A stream has been read to its end. */
    public void caughtUp(ReadPositions.Stream stream) throws SQLException {
        tx.update("DELETE FROM meta WHERE name = ?", noteOf(stream));
    }

    private static String noteOf(ReadPositions.Stream stream) {
        return LAST + "/" + stream.side() + "/" + stream.id() + "/" + stream.stream();
    }
}
