// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.internal.store.Deliveries.Delivery;
import io.parley.internal.store.Deliveries.Written;
import io.parley.spi.crm.CrmRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The courses of things in the targets: all revisions of each that were routed there, newest first. */
final class Courses {

    private static final String COURSE = "SELECT " + Deliveries.COLUMNS
            + ", ref_type, ref_id FROM delivery WHERE target = ? AND item_key IN (%s) ORDER BY revision DESC";

    private final Tx tx;
    private final Recollection<Place, List<Row>> known;

    Courses(Tx tx) {
        this.tx = tx;
        this.known = tx.memory(Memory.class, Memory::new).courses;
    }

    private record Place(String target, String key) {}

    private record Row(Delivery delivery, @Nullable CrmRef ref) {}

    private static final class Memory {
        private final Recollection<Place, List<Row>> courses = new Recollection<>();
    }

    /** Reads the courses of what is pending. Most things have but one row, and that is in our hands. */
    void fetch(String target, List<Delivery> pending) throws SQLException {
        Set<String> keys = pending.stream().map(Delivery::key).collect(Collectors.toSet());
        Set<String> several = new HashSet<>(tx.listOf(
                "SELECT item_key FROM delivery WHERE target = ? AND item_key IN (%s) GROUP BY item_key HAVING COUNT(*) > 1",
                keys, row -> row.getString(1), target));
        for (Delivery row : pending) {
            if (!several.contains(row.key())) {
                known.put(new Place(target, row.key()), List.of(new Row(row, null)));
            }
        }
        Map<String, List<Row>> courses = new HashMap<>();
        for (Row row : tx.listOf(COURSE, several, Courses::row, target)) {
            courses.computeIfAbsent(row.delivery().key(), key -> new ArrayList<>())
                    .add(row);
        }
        courses.forEach((key, course) -> known.put(new Place(target, key), course));
    }

    /** Whether a newer revision stands in the target already, or the newest is settled in another way. */
    boolean superseded(Delivery delivery) throws SQLException {
        List<Row> course = course(delivery.target(), delivery.key());
        for (Row row : course) {
            if (row.delivery().revision() <= delivery.revision()) {
                return false;
            }
            String state = row.delivery().state();
            if (state.equals("delivered") || (row == course.get(0) && !state.equals("pending"))) {
                return true;
            }
        }
        return false;
    }

    /** The record that a thing became in a target, and the case in which it stands. */
    Optional<Written> written(String target, String key) throws SQLException {
        return newest(target, key, row -> row.ref() != null)
                .map(row -> new Written(row.delivery().caseKey(), row.ref()));
    }

    /** The case in which a thing stands, or is about to stand. */
    Optional<String> caseOf(String target, String key) throws SQLException {
        return newest(target, key, row -> row.delivery().caseKey() != null)
                .map(row -> row.delivery().caseKey());
    }

    /** An earlier revision of a thing that may stand in a target although its outcome is not known; the last tried. */
    Optional<Delivery> doubtful(String target, String key, long belowRevision) throws SQLException {
        return newest(
                        target,
                        key,
                        row -> row.delivery().revision() < belowRevision
                                && row.delivery().inDoubt())
                .map(Row::delivery);
    }

    /** A row has changed, but for its record. */
    void replace(Delivery changed) {
        Place place = new Place(changed.target(), changed.key());
        known.change(place, course -> course.stream()
                .map(row -> row.delivery().id() == changed.id() ? new Row(changed, row.ref()) : row)
                .toList());
    }

    /** Something has changed. */
    void forget(String target, String key) {
        known.forget(new Place(target, key));
    }

    /** Many things have changed. */
    void forgetAll() {
        known.forgetAll();
    }

    private Optional<Row> newest(String target, String key, Predicate<Row> wanted) throws SQLException {
        for (Row row : course(target, key)) {
            if (wanted.test(row)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private List<Row> course(String target, String key) throws SQLException {
        return known.get(
                        new Place(target, key),
                        () -> Optional.of(tx.listOf(COURSE, List.of(key), Courses::row, target)))
                .orElse(List.of());
    }

    private static Row row(ResultSet row) throws SQLException {
        @Nullable String id = row.getString(18);
        return new Row(Deliveries.delivery(row), id == null ? null : new CrmRef(row.getString(17), id));
    }
}
