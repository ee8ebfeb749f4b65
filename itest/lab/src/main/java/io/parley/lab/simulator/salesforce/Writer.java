// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Saves records in the order in which Salesforce checks them, each wholly or not at all. */
final class Writer {

    private final Org org;
    private final FieldChecks checks;

    /** Saves to this org. */
    Writer(Org org) {
        this.org = org;
        checks = new FieldChecks(org);
    }

    /** {@return the id of the new record} */
    String insert(Draft draft, Author author) {
        ObjectType type = draft.type();
        if (!type.writable()) {
            throw Refusal.record(
                    "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "entity type cannot be inserted: " + type.label());
        }
        checks.writable(draft, Field.Trait.CREATEABLE);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Field field : type.fields()) {
            if (field.initial() != null) {
                values.put(field.name(), field.initial());
            }
        }
        values.putAll(wanted(draft));
        checks.complete(type, values);
        values.putAll(checked(type, values));
        String id = org.newId(type);
        values.put("Id", id);
        type.field("OwnerId").ifPresent(owner -> values.putIfAbsent(owner.name(), author.userId()));
        Row row = new Row(type, Map.of()).with(values).with(Stamps.created(org.now(), author));
        save(
                Derived.complete(org, null, row),
                author,
                new ArrayList<>(Pointers.of(row).values()));
        return id;
    }

    /** Changes the record with that id. */
    void update(String id, Draft draft, Author author) {
        Row before = existing(id);
        if (!before.type().writable()) {
            throw Refusal.record(
                    "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
                    "entity type cannot be updated: " + before.type().label());
        }
        checks.writable(draft, Field.Trait.UPDATEABLE);
        Map<String, @Nullable Object> values = wanted(draft);
        Row after = before.with(values);
        checks.complete(before.type(), after.values());
        after = before.with(checked(before.type(), values)).with(Stamps.modified(org.now(), author));
        List<String> touched = new ArrayList<>(Pointers.of(after).values());
        touched.addAll(Pointers.of(before).values());
        touched.add(before.id());
        save(Derived.complete(org, before, after), author, touched);
    }

    /** Moves the record with that id to the recycle bin, with what belongs to it. */
    void delete(String id, Author author) {
        Row row = existing(id);
        if (!row.type().writable()) {
            throw Refusal.record("INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
        }
        List<String> touched = new ArrayList<>(Pointers.of(row).values());
        touched.add(row.id());
        if (!author.person()) {
            checks.unlocked(touched);
        }
        org.put(row.with(Stamps.deleted(org.now(), author, null)));
        for (Row child : org.pointingTo(row.id()).toList()) {
            boolean part = child.type().name().equals("CaseComment")
                    || child.type().name().equals("FeedItem");
            org.put(
                    part
                            ? child.with(Stamps.deleted(org.now(), author, null))
                            : Stamps.repoint(child, row.id(), null, org.now(), author));
        }
    }

    /** Makes one record of two: what pointed to the loser points to the survivor. */
    void merge(String survivor, String loser, Author author) {
        Row master = existing(survivor);
        Row other = existing(loser);
        Instant now = org.now();
        for (Row child : org.pointingTo(other.id()).toList()) {
            org.put(Stamps.repoint(child, other.id(), master.id(), now, author));
        }
        org.put(existing(survivor).with(Stamps.modified(now, author)));
        org.put(existing(loser).with(Stamps.deleted(now, author, master.id())));
    }

    /** {@return the id of the contact that was made of a lead} */
    String convert(String lead, Author author) {
        Row row = existing(lead);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String field : List.of("LastName", "FirstName", "Email", "Phone", "MobilePhone")) {
            values.put(field, row.get(field));
        }
        String contact = insert(Draft.of(org.schema().queried("Contact"), values), author);
        Map<String, @Nullable Object> converted = Stamps.modified(org.now(), author);
        converted.put("IsConverted", true);
        converted.put("ConvertedContactId", contact);
        org.put(row.with(converted));
        return contact;
    }

    private Row existing(String id) {
        String read = RecordIds.read(id).orElseThrow(() -> Refusal.record("MALFORMED_ID", "malformed id " + id));
        Row row = org.find(read)
                .orElseThrow(() -> Refusal.record(404, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"));
        if (row.deleted()) {
            throw Refusal.record(404, "ENTITY_IS_DELETED", "entity is deleted");
        }
        return row;
    }

    private Map<String, @Nullable Object> wanted(Draft draft) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(draft.values());
        draft.parents().forEach((pointer, key) -> {
            if (draft.mentions(pointer)) {
                throw Refusal.record(
                        "INVALID_FIELD",
                        "Cannot specify both an external ID reference " + pointer.relationship()
                                + " and a salesforce id, " + pointer.name());
            }
            values.put(pointer.name(), parent(pointer, key));
        });
        return values;
    }

    private String parent(Field pointer, Draft.ParentKey key) {
        ObjectType target = key.type();
        List<Row> found = org.having(target, key.field(), key.value().trim());
        if (found.size() != 1) {
            throw Refusal.record(
                    "INVALID_FIELD",
                    found.isEmpty()
                            ? "Foreign key external ID: " + key.value() + " not found for field "
                                    + key.field().name() + " in entity " + target.name()
                            : "More than 1 record found in foreign key external ID field "
                                    + key.field().name());
        }
        return found.get(0).id();
    }

    private Map<String, @Nullable Object> checked(ObjectType type, Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> checked = new LinkedHashMap<>();
        values.forEach((name, value) ->
                checked.put(name, checks.checked(type.field(name).orElseThrow(), value)));
        return checked;
    }

    private void save(Row row, Author author, List<String> touched) {
        if (!author.person()) {
            new DuplicateRule(org).check(row, author);
        }
        org.rules().forEach(rule -> rule.check(row));
        checks.unique(row);
        if (!author.person()) {
            checks.unlocked(touched);
        }
        org.put(row);
    }
}
