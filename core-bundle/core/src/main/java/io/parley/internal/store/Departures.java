// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.internal.store.Deliveries.Delivery;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Batches on their way: what each of them tries, for the case that its outcome is never recorded. One row for a batch, where
 * a mark on each of its rows would write them once more.
 */
public final class Departures {

    private final Tx tx;

    /** Opens the table. */
    public Departures(Tx tx) {
        this.tx = tx;
    }

    private record Departure(Instant setOutAt, JsonNode tried) {}

    /**
     * A batch sets out.
     *
     * @param tried its rows, as {@link Deliveries#tried} left them
     * @return its number
     */
    public long add(String target, long epoch, List<Delivery> tried) throws SQLException {
        long number = tx.first("SELECT COALESCE(MAX(departure_id), 0) + 1 FROM departure", row -> row.getLong(1))
                .orElseThrow();
        tx.update(
                "INSERT INTO departure (departure_id, target, epoch, set_out_at, tried) VALUES (?, ?, ?, ?, ?)",
                number,
                target,
                epoch,
                tx.now(),
                text(tried));
        return number;
    }

    /** A batch is back, and what became of its rows is recorded with this. */
    public void back(long number, long epoch) throws SQLException {
        tx.update("DELETE FROM departure WHERE departure_id = ? AND epoch = ?", number, epoch);
    }

    /** Batches of earlier epochs never come back: what they tried may have been carried out, at any time until now. */
    void recover(String target, long epoch) throws SQLException {
        List<Departure> lost = tx.list(
                "SELECT set_out_at, tried FROM departure WHERE target = ? AND epoch < ? ORDER BY departure_id",
                row -> new Departure(Columns.time(row, 1), Json.tree(row.getString(2))),
                target,
                epoch);
        for (Departure departure : lost) {
            for (JsonNode row : departure.tried()) {
                @Nullable String caseKey = row.path(1).isNull() ? null : row.path(1).asText();
                tx.update(
                        """
                        UPDATE delivery SET in_doubt = 1, first_tried_at = COALESCE(first_tried_at, ?), tried_at = ?,
                          case_key = COALESCE(?, case_key) WHERE delivery_id = ? AND state = 'pending'
                        """,
                        departure.setOutAt(),
                        tx.now(),
                        caseKey,
                        row.path(0).asLong());
            }
        }
        tx.update("DELETE FROM departure WHERE target = ? AND epoch < ?", target, epoch);
    }

    private static String text(List<Delivery> tried) {
        return Json.array(out -> {
            for (Delivery row : tried) {
                out.writeStartArray();
                out.writeNumber(row.id());
                out.writeString(row.caseKey());
                out.writeEndArray();
            }
        });
    }
}
