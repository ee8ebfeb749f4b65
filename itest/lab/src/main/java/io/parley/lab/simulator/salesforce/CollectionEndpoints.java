// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Writes and reads up to 200 records at once. */
final class CollectionEndpoints {

    private static final int MOST = 200;

    private final Org org;
    private final Writer writer;
    private final Upsert upsert;
    private final DraftReader reader;
    private final String userId;

    /** Serves this org to that user. */
    CollectionEndpoints(Org org, String userId) {
        this.org = org;
        this.userId = userId;
        writer = new Writer(org);
        upsert = new Upsert(org);
        reader = new DraftReader(org.schema());
    }

    /** {@return what is said to a request below {@code composite/sobjects}} */
    Reply serve(Request request) {
        List<String> path = request.path();
        if (path.size() < 2 || !path.get(1).equals("sobjects")) {
            throw Refusal.notFound();
        }
        return switch (path.size()) {
            case 2 -> mixed(request);
            case 3 -> retrieve(org.schema().resource(path.get(2)), request);
            case 4 -> upserted(org.schema().resource(path.get(2)), request);
            default -> throw Refusal.notFound();
        };
    }

    private Reply mixed(Request request) {
        Author author = Headers.author(request, userId);
        return switch (request.method()) {
            case "POST" ->
                each(request, drafts(request), draft -> {
                    if (draft.id() != null) {
                        throw Refusal.record("INVALID_FIELD", "cannot specify Id in an insert call", "Id");
                    }
                    return saved(writer.insert(draft, author));
                });
            case "PATCH" -> each(request, drafts(request), draft -> changed(draft, author));
            case "DELETE" ->
                each(request, ids(request.parameter("ids").orElse("")), id -> {
                    writer.delete(id, author);
                    return saved(id);
                });
            default -> throw Refusal.method(request.method(), "DELETE,PATCH,POST");
        };
    }

    private ObjectNode changed(Draft draft, Author author) {
        if (draft.id() == null) {
            throw Refusal.record("MISSING_ARGUMENT", "Id not specified in an update call");
        }
        boolean right = RecordIds.read(draft.id())
                .filter(id -> id.startsWith(draft.type().keyPrefix()))
                .isPresent();
        if (!right) {
            throw Refusal.record(
                    "MALFORMED_ID", draft.type().label() + " ID: id value of incorrect type: " + draft.id(), "Id");
        }
        writer.update(draft.id(), draft, author);
        return saved(draft.id());
    }

    private Reply upserted(ObjectType type, Request request) {
        if (!request.method().equals("PATCH")) {
            throw Refusal.method(request.method(), "PATCH");
        }
        String name = request.path().get(3);
        Field key = type.field(name)
                .filter(Field::isKey)
                .orElseThrow(() -> Refusal.of(
                        404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + name));
        List<Draft> drafts = drafts(request);
        if (drafts.stream().anyMatch(draft -> draft.type() != type)) {
            throw Refusal.of(400, "INVALID_TYPE", "All records must be of type " + type.name());
        }
        Map<String, Integer> times = new HashMap<>();
        drafts.forEach(draft -> times.merge(comparable(key, draft), 1, Integer::sum));
        Author author = Headers.author(request, userId);
        return each(request, drafts, draft -> {
            Object value = draft.values().get(key.name());
            if (draft.id() != null) {
                throw Refusal.record("INVALID_FIELD", "cannot specify Id in an upsert by " + key.name(), "Id");
            }
            if (value == null) {
                throw Refusal.record("MISSING_ARGUMENT", key.name() + " not specified");
            }
            if (times.getOrDefault(comparable(key, draft), 0) > 1) {
                throw Refusal.record("DUPLICATE_VALUE", "Duplicate external id specified: " + value, key.name());
            }
            Upsert.Outcome outcome = upsert.save(draft, key, String.valueOf(value), author);
            return saved(outcome.id()).put("created", outcome.created());
        });
    }

    private Reply retrieve(ObjectType type, Request request) {
        boolean post = request.method().equals("POST");
        if (!post && !request.method().equals("GET")) {
            throw Refusal.method(request.method(), "GET,HEAD,POST");
        }
        List<String> ids = post
                ? texts(request.body().path("ids"))
                : ids(request.parameter("ids").orElse(""));
        List<String> names = post
                ? texts(request.body().path("fields"))
                : ids(request.parameter("fields").orElse(""));
        if (ids.isEmpty() || names.isEmpty()) {
            throw Refusal.of(400, "MISSING_ARGUMENT", "ids and fields are required");
        }
        if (ids.size() > 2_000) {
            throw tooMany(2_000);
        }
        List<Field> fields = names.stream()
                .map(name -> type.field(name).orElseThrow(() -> Schema.noColumn(name, type)))
                .toList();
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        for (String id : ids) {
            org.find(id)
                    .filter(row -> row.type() == type && !row.deleted())
                    .ifPresentOrElse(row -> found.add(Rows.write(row, fields)), found::addNull);
        }
        return Reply.ok(found);
    }

    private List<Draft> drafts(Request request) {
        JsonNode records = request.body().path("records");
        if (!records.isArray()) {
            throw Refusal.of(400, "JSON_PARSER_ERROR", "'records' is a required field.");
        }
        if (records.size() > MOST) {
            throw tooMany(MOST);
        }
        List<Draft> drafts = reader.readAll(records);
        int chunks = 0;
        for (int i = 0; i < drafts.size(); i++) {
            chunks += i == 0 || drafts.get(i).type() != drafts.get(i - 1).type() ? 1 : 0;
        }
        if (chunks > 10) {
            throw Refusal.of(
                    400,
                    "LIMIT_EXCEEDED",
                    "Cannot have more than 10 chunks in a single operation. Please rearrange the data to reduce"
                            + " chunking.");
        }
        return drafts;
    }

    private <T> Reply each(Request request, List<T> items, Function<T, ObjectNode> write) {
        if (items.size() > MOST) {
            throw tooMany(MOST);
        }
        boolean together = request.atomic()
                || request.body().path("allOrNone").asBoolean(false)
                || request.parameter("allOrNone").filter("true"::equals).isPresent();
        Map<String, Row> before = org.snapshot();
        List<ObjectNode> results = new ArrayList<>();
        for (T item : items) {
            try {
                results.add(write.apply(item));
            } catch (Refusal e) {
                results.add(e.result());
            }
        }
        if (together && results.stream().anyMatch(CollectionEndpoints::failed)) {
            org.restore(before);
            results.replaceAll(result -> failed(result) ? result : rolledBack());
        }
        return Reply.ok(JsonNodeFactory.instance.arrayNode().addAll(results));
    }

    /** {@return whether this is the result of a record that was refused} */
    static boolean failed(JsonNode result) {
        return result.has("success") && !result.path("success").booleanValue();
    }

    private static ObjectNode rolledBack() {
        return Refusal.record(
                        "ALL_OR_NONE_OPERATION_ROLLED_BACK",
                        "Record rolled back because not all records were valid and the request was using AllOrNone"
                                + " header")
                .result();
    }

    private static ObjectNode saved(String id) {
        ObjectNode result = JsonNodeFactory.instance
                .objectNode()
                .put("id", RecordIds.read(id).orElse(id))
                .put("success", true);
        result.putArray("errors");
        return result;
    }

    private static String comparable(Field key, Draft draft) {
        String value = String.valueOf(draft.values().get(key.name()));
        return key.is(Field.Trait.CASE_SENSITIVE) ? value : value.toLowerCase(Locale.ROOT);
    }

    private static List<String> ids(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .map(String::trim)
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static Refusal tooMany(int most) {
        return Refusal.of(
                400,
                "EXCEEDED_ID_LIMIT",
                "record limit reached. cannot submit more than " + most + " records into this call");
    }
}
