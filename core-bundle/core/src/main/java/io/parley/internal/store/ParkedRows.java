// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was put aside for a person, of all stages, newest first. Each stage is asked on its own, so that a page costs what
 * it shows and not what there is.
 */
public final class ParkedRows {

    private static final String COLUMNS = "id, cause, reason, party, account, target, kind, thing, parked_at, payload";

    private static final Map<Stage, String> ROWS = Map.of(Stage.INTAKE, """
             FROM (SELECT item_id AS id, 'UNREADABLE' AS cause, reason, account AS party, account, NULL AS target, kind,
              item_key AS thing, seen_at AS parked_at, payload FROM item WHERE state = 'parked') p
            """, Stage.DELIVERY, """
             FROM (SELECT d.delivery_id AS id, d.cause, d.reason, d.target AS party, i.account, d.target, d.kind,
              d.item_key AS thing, d.settled_at AS parked_at, i.payload FROM delivery d JOIN item i ON i.item_id = d.item_id
              WHERE d.state = 'parked') p
            """, Stage.REPLY, """
             FROM (SELECT reply_id AS id, cause, reason, account AS party, account, target, 'REPLY' AS kind,
              reply_key AS thing, settled_at AS parked_at, body AS payload FROM reply WHERE state = 'parked') p
            """);

    private static final Map<Stage, String> EXISTENCE = Map.of(
            Stage.INTAKE, "SELECT 1 FROM item WHERE item_id = ?",
            Stage.DELIVERY, "SELECT 1 FROM delivery WHERE delivery_id = ?",
            Stage.REPLY, "SELECT 1 FROM reply WHERE reply_id = ?");

    private final Tx tx;

    /** Opens the tables. */
    public ParkedRows(Tx tx) {
        this.tx = tx;
    }

    /** How many of a kind. */
    public record Count(Stage stage, String party, Cause cause, long amount) {}

    /**
     * A page.
     *
     * @param filter which are meant
     * @param before only what is listed behind it
     * @param limit at most so many
     */
    public List<ParkedRow> list(ParkedFilter filter, ParkedPosition before, int limit) throws SQLException {
        List<ParkedRow> all = new ArrayList<>();
        for (Stage stage : stages(filter)) {
            List<Object> values = new ArrayList<>();
            String sql = "SELECT " + COLUMNS + meant(stage, filter, before, values)
                    + " ORDER BY parked_at DESC, id DESC LIMIT ?";
            values.add(limit);
            all.addAll(tx.list(sql, row -> row(stage, row), values.toArray()));
        }
        return all.stream()
                .sorted(Comparator.comparing(ParkedRow::position))
                .limit(limit)
                .toList();
    }

    /** How many are meant. */
    public long count(ParkedFilter filter) throws SQLException {
        long count = 0;
        for (Stage stage : stages(filter)) {
            List<Object> values = new ArrayList<>();
            String sql = "SELECT COUNT(*)" + meant(stage, filter, ParkedPosition.START, values);
            count += tx.first(sql, row -> row.getLong(1), values.toArray()).orElseThrow();
        }
        return count;
    }

    /** How many there are, by stage, party and cause. */
    public List<Count> counts() throws SQLException {
        List<Count> counts = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            counts.addAll(tx.list(
                    "SELECT party, cause, COUNT(*)" + ROWS.get(stage) + " GROUP BY party, cause ORDER BY party, cause",
                    row -> new Count(stage, row.getString(1), Cause.valueOf(row.getString(2)), row.getLong(3))));
        }
        return counts;
    }

    /** One of them; empty if it is not put aside. */
    public Optional<ParkedRow> find(ParkedId id) throws SQLException {
        return tx.first(
                "SELECT " + COLUMNS + ROWS.get(id.stage()) + " WHERE id = ?", row -> row(id.stage(), row), id.number());
    }

    /** Whether there is such a row, put aside or not. */
    public boolean known(ParkedId id) throws SQLException {
        return tx.exists(EXISTENCE.get(id.stage()), id.number());
    }

    private static List<Stage> stages(ParkedFilter filter) {
        return Stream.of(Stage.values())
                .filter(stage -> filter.stage() == null || filter.stage() == stage)
                .toList();
    }

    private static String meant(Stage stage, ParkedFilter filter, ParkedPosition before, List<Object> values) {
        StringBuilder condition = new StringBuilder(ROWS.get(stage)).append(" WHERE (parked_at, id) < (?, ?)");
        values.addAll(List.of(before.at(), before.below(stage)));
        if (filter.party() != null) {
            condition.append(" AND (account = ? OR target = ?)");
            values.addAll(List.of(filter.party(), filter.party()));
        }
        if (filter.cause() != null) {
            condition.append(" AND cause = ?");
            values.add(filter.cause().name());
        }
        if (filter.text() != null) {
            String plain = pattern(filter.text());
            String inJson = pattern(new String(JsonStringEncoder.getInstance().quoteAsString(filter.text())));
            condition.append(" AND (").append(like("thing")).append(" OR ").append(like("reason"));
            condition.append(" OR ").append(like("payload")).append(" OR ").append(like("payload"));
            condition.append(')');
            values.addAll(List.of(plain, plain, plain, inJson));
        }
        return condition.toString();
    }

    private static String like(String column) {
        return "LOWER(" + column + ") LIKE LOWER(?) ESCAPE '!'";
    }

    private static String pattern(String text) {
        return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private static ParkedRow row(Stage stage, ResultSet row) throws SQLException {
        return new ParkedRow(
                new ParkedId(stage, row.getLong(1)),
                Cause.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                Columns.time(row, 9),
                row.getString(10));
    }
}
