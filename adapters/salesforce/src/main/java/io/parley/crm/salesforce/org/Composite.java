// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.org;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The composite resource: several requests that count as one. */
public final class Composite {

    /** Most collections and queries in one call. */
    public static final int MOST_PARTS = 5;

    /** Most records in a collection. */
    public static final int MOST_RECORDS = 200;

    private static final JsonNode UNSAID =
            JsonNodeFactory.instance.arrayNode().add(JsonNodeFactory.instance.objectNode());

    private final ApiClient client;
    private final String base;

    /** Calls an org in a version such as 67.0. */
    public Composite(ApiClient client, String apiVersion) {
        this.client = client;
        this.base = "/services/data/v" + apiVersion;
    }

    /** {@return a part that reads, at an address below the version} */
    public ObjectNode get(String path) {
        return JsonNodeFactory.instance.objectNode().put("method", "GET").put("url", base + path);
    }

    /** {@return a part that queries; all says whether deleted records are looked at too} */
    public ObjectNode query(String soql, boolean all) {
        return get((all ? "/queryAll" : "/query") + "?q=" + ApiRequest.encode(soql));
    }

    /** {@return a part that writes records, each on its own, also those that look like others} */
    public ObjectNode collection(String method, String path, ArrayNode records) {
        ObjectNode part = get("/composite/sobjects" + path).put("method", method);
        part.putObject("httpHeaders").put("Sforce-Duplicate-Rule-Header", "allowSave=true");
        part.putObject("body").put("allOrNone", false).set("records", records);
        return part;
    }

    /** {@return a part that deletes records, each on its own} */
    public ObjectNode deletion(List<String> ids) {
        ObjectNode part = get("/composite/sobjects?allOrNone=false&ids=" + String.join(",", ids))
                .put("method", "DELETE");
        part.putObject("httpHeaders");
        return part;
    }

    /** {@return the answers to at most {@link #MOST_PARTS} parts, carried out one after the other} */
    public List<JsonNode> send(List<ObjectNode> parts) throws SyncException, InterruptedException {
        ObjectNode call =
                JsonNodeFactory.instance.objectNode().put("allOrNone", false).put("collateSubrequests", false);
        for (ObjectNode part : parts) {
            ArrayNode requests = call.withArray("compositeRequest");
            requests.add(part.put("referenceId", "part" + requests.size()));
        }
        ApiRequest.Builder request = ApiRequest.post(base + "/composite").json(call);
        if (parts.stream().noneMatch(part -> part.has("httpHeaders"))) {
            request.reading();
        }
        JsonNode answers = client.send(request.build()).json().path("compositeResponse");
        if (answers.size() != parts.size()) {
            throw new SyncException.Transient("Salesforce did not tell what became of each part", true, null);
        }
        return StreamSupport.stream(answers.spliterator(), false).toList();
    }

    /** {@return why a record of a collection was refused; empty when it was saved} */
    public static JsonNode errors(JsonNode answer, int index) {
        JsonNode result = answer.path("body").path(index);
        boolean saved = result.path("success").asBoolean()
                && !result.path("id").asText().isEmpty();
        if (succeeded(answer) && saved) {
            return JsonNodeFactory.instance.arrayNode();
        }
        JsonNode errors = succeeded(answer) ? result.path("errors") : answer.path("body");
        return errors.isEmpty() ? UNSAID : errors;
    }

    /** {@return what a query found} */
    public static JsonNode found(JsonNode answer) throws SyncException {
        return retrieved(answer).path("records");
    }

    /** {@return what a collection of ids brought; null of JSON in the place of records that are not there} */
    public static JsonNode retrieved(JsonNode answer) throws SyncException {
        if (!succeeded(answer)) {
            throw Refusals.meaningOf(answer.path("body"));
        }
        return answer.path("body");
    }

    /** {@return what a query found, on all of its pages} */
    public List<JsonNode> all(JsonNode answer) throws SyncException, InterruptedException {
        List<JsonNode> records = new ArrayList<>();
        found(answer).forEach(records::add);
        String next = answer.path("body").path("nextRecordsUrl").asText();
        while (next.startsWith(base + "/query")) {
            JsonNode page = client.send(ApiRequest.get(next).build()).json();
            page.path("records").forEach(records::add);
            next = page.path("nextRecordsUrl").asText();
        }
        return records;
    }

    /** {@return whether a part was carried out} */
    public static boolean succeeded(JsonNode answer) {
        return answer.path("httpStatusCode").asInt() / 100 == 2;
    }

    /** {@return a text as it stands in SOQL} */
    public static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** {@return texts as they stand in a list of SOQL} */
    public static String quoted(Collection<String> texts) {
        return texts.stream().map(Composite::quoted).collect(Collectors.joining(",", "(", ")"));
    }

    /** {@return a list in slices} */
    public static <T> List<List<T>> slices(List<T> list, int most) {
        List<List<T>> slices = new ArrayList<>();
        for (int first = 0; first < list.size(); first += most) {
            slices.add(list.subList(first, Math.min(list.size(), first + most)));
        }
        return slices;
    }
}
