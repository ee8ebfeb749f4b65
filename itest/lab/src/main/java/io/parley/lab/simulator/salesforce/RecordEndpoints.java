// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates, reads, changes and deletes single records, by id or by an external id. */
final class RecordEndpoints {

    private static final String ROW_METHODS = "DELETE,GET,HEAD,PATCH";

    private final Org org;
    private final Writer writer;
    private final Upsert upsert;
    private final DraftReader reader;
    private final String userId;

    /** Serves this org to that user. */
    RecordEndpoints(Org org, String userId) {
        this.org = org;
        this.userId = userId;
        writer = new Writer(org);
        upsert = new Upsert(org);
        reader = new DraftReader(org.schema());
    }

    /** {@return what is said to a request below {@code sobjects}} */
    Reply serve(Request request) {
        List<String> path = request.path();
        if (path.size() < 2) {
            throw Refusal.method(request.method(), "GET,HEAD");
        }
        ObjectType type = org.schema().resource(path.get(1));
        return switch (path.size()) {
            case 2 -> create(type, request);
            case 3 -> byId(type, request);
            case 4 -> byKey(type, request);
            default -> throw Refusal.notFound();
        };
    }

    private Reply create(ObjectType type, Request request) {
        String id = writer.insert(draft(type, request), Headers.author(request, userId));
        return written(201, id, null);
    }

    private Reply byId(ObjectType type, Request request) {
        String text = request.path().get(2);
        if (!text.matches("[0-9A-Za-z]{15}|[0-9A-Za-z]{18}")) {
            throw noKey(text);
        }
        String id = RecordIds.read(text)
                .filter(read -> read.startsWith(type.keyPrefix()))
                .orElseThrow(() -> Refusal.of(400, "MALFORMED_ID", "malformed id " + text));
        Row row = org.find(id).orElseThrow(Refusal::notFound);
        if (row.deleted()) {
            throw Refusal.of(404, "ENTITY_IS_DELETED", "entity is deleted");
        }
        return on(row, request);
    }

    private Reply on(Row row, Request request) {
        switch (request.method()) {
            case "GET" -> {
                return Reply.ok(Rows.write(row, selected(row.type(), request)));
            }
            case "PATCH" -> writer.update(row.id(), draft(row.type(), request), Headers.author(request, userId));
            case "DELETE" -> writer.delete(row.id(), Headers.author(request, userId));
            default -> throw Refusal.method(request.method(), ROW_METHODS);
        }
        return Reply.done();
    }

    private Reply byKey(ObjectType type, Request request) {
        String name = request.path().get(2);
        Field key = type.field(name).filter(Field::isKey).orElseThrow(() -> noKey(name));
        String value = request.path().get(3).trim();
        List<Row> found = org.having(type, key, Upsert.typed(key, value));
        if (found.size() > 1) {
            ArrayNode addresses = JsonNodeFactory.instance.arrayNode();
            found.forEach(row -> addresses.add(Rows.address(row)));
            return new Reply(300, addresses, Map.of());
        }
        if (!request.method().equals("PATCH")) {
            return on(found.stream().findFirst().orElseThrow(Refusal::notFound), request);
        }
        if (found.isEmpty()
                && request.parameter("updateOnly").filter("true"::equals).isPresent()) {
            throw Refusal.notFound();
        }
        Draft draft = draft(type, request);
        if (draft.mentions(key)) {
            throw inData(key.name());
        }
        Upsert.Outcome outcome = upsert.save(draft, key, value, Headers.author(request, userId));
        return written(outcome.created() ? 201 : 200, outcome.id(), outcome.created());
    }

    private Draft draft(ObjectType type, Request request) {
        JsonNode body = request.body();
        if (body.isMissingNode()) {
            throw Refusal.of(400, "JSON_PARSER_ERROR", "The HTTP entity body is required, but this request has none.");
        }
        Draft draft = reader.read(type, body);
        if (draft.id() != null) {
            throw inData("Id");
        }
        return draft;
    }

    private static Collection<Field> selected(ObjectType type, Request request) {
        Optional<String> names = request.parameter("fields");
        if (names.isEmpty()) {
            return type.fields();
        }
        List<Field> fields = new ArrayList<>();
        for (String name : names.get().split(",")) {
            fields.add(type.field(name.trim()).orElseThrow(() -> Schema.noColumn(name.trim(), type)));
        }
        type.field("Id").filter(id -> !fields.contains(id)).ifPresent(fields::add);
        return fields;
    }

    private Reply written(int status, String id, @Nullable Boolean created) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("id", id).put("success", true);
        body.putArray("errors");
        if (created != null) {
            body.put("created", created);
        }
        Row row = org.find(id).orElseThrow();
        return new Reply(status, body, status == 201 ? Map.of("Location", Rows.address(row)) : Map.of());
    }

    private static Refusal noKey(String name) {
        return Refusal.of(404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + name);
    }

    private static Refusal inData(String field) {
        return Refusal.of(400, "INVALID_FIELD", "The " + field + " field should not be specified in the sobject data.");
    }
}
