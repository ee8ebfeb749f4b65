// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that an org holds. */
final class Org {

    private final Schema schema = StandardObjects.schema();
    private final RecordIds ids = new RecordIds();
    private final InstantSource clock;
    private final List<ValidationRule> rules = new ArrayList<>();
    private final Set<String> locked = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private Map<String, Row> rows = new LinkedHashMap<>();
    private boolean detectingDuplicates;

    /** Is empty. */
    Org(InstantSource clock) {
        this.clock = clock;
    }

    /** {@return its objects} */
    Schema schema() {
        return schema;
    }

    /** {@return its validation rules, which can be added to} */
    List<ValidationRule> rules() {
        return rules;
    }

    /** {@return ids of records somebody else is busy with, which can be changed} */
    Set<String> locked() {
        return locked;
    }

    /** {@return whether contacts with the same e-mail are refused} */
    boolean detectingDuplicates() {
        return detectingDuplicates;
    }

    /** Refuses contacts with the same e-mail, or no longer. */
    void detectDuplicates(boolean detecting) {
        detectingDuplicates = detecting;
    }

    /** {@return the time, to the second as Salesforce keeps it} */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** {@return an id nobody has} */
    String newId(ObjectType type) {
        return ids.next(type.keyPrefix());
    }

    /** {@return the next automatic number in its format} */
    String newNumber(ObjectType type, String format) {
        int number = numbers.merge(type.name(), type.custom() ? 1 : 1_001, (last, first) -> last + 1);
        int open = format.indexOf('{');
        int close = format.indexOf('}');
        String digits = String.format("%0" + (close - open - 1) + "d", number);
        return format.substring(0, open) + digits + format.substring(close + 1);
    }

    /** {@return the record with that id, even if deleted} */
    Optional<Row> find(String id) {
        return RecordIds.read(id).map(rows::get);
    }

    /** {@return the records of an object, oldest first, deleted ones included} */
    Stream<Row> all(ObjectType type) {
        if (type.name().equals(StandardObjects.CASE_FEED)) {
            return rows.values().stream().filter(StandardObjects::isOfCaseFeed).map(row -> new Row(type, row.values()));
        }
        return rows.values().stream().filter(row -> row.type() == type);
    }

    /** {@return the records of an object that are not deleted, oldest first} */
    Stream<Row> live(ObjectType type) {
        return all(type).filter(row -> !row.deleted());
    }

    /** {@return the records that are not deleted and have that value} */
    List<Row> having(ObjectType type, Field field, Object value) {
        return all(type)
                .filter(row -> same(field, row.get(field.name()), value) && !row.deleted())
                .toList();
    }

    /** {@return the records that are not deleted and point to another one} */
    Stream<Row> pointingTo(String id) {
        return rows.values().stream()
                .filter(row -> !row.deleted() && Pointers.of(row).containsValue(id));
    }

    /** Keeps a record. */
    void put(Row row) {
        rows.put(row.id(), row);
    }

    /** {@return what the org holds now, to be restored} */
    Map<String, Row> snapshot() {
        return new LinkedHashMap<>(rows);
    }

    /** Goes back to what it held. */
    void restore(Map<String, Row> snapshot) {
        rows = snapshot;
    }

    private static boolean same(Field field, @Nullable Object one, Object other) {
        boolean exact = field.is(Field.Trait.CASE_SENSITIVE) || !(other instanceof String);
        return exact ? Objects.equals(one, other) : String.valueOf(other).equalsIgnoreCase((String) one);
    }
}
