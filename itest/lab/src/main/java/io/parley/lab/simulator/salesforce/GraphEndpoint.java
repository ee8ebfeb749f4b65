// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Serves several graphs of requests, each wholly or not at all. */
final class GraphEndpoint {

    private static final int MOST_FAILURES = 14;

    private final Org org;
    private final Subrequests subrequests;

    /** Serves this org. */
    GraphEndpoint(Org org, Subrequests subrequests) {
        this.org = org;
        this.subrequests = subrequests;
    }

    /** {@return what is said to all graphs} */
    Reply serve(Request request) {
        if (!request.method().equals("POST")) {
            throw Refusal.method(request.method(), "POST");
        }
        JsonNode given = request.body().path("graphs");
        if (!given.isArray() || given.isEmpty()) {
            throw Refusal.of(400, "JSON_PARSER_ERROR", "'graphs' is a required field.");
        }
        Map<String, List<Subrequests.Part>> graphs = new LinkedHashMap<>();
        for (JsonNode graph : given) {
            String id = graph.path("graphId").asText("");
            if (!id.matches("[A-Za-z0-9][^.]{0,38}") || graphs.containsKey(id)) {
                throw Refusal.of(
                        400,
                        "INVALID_INPUT",
                        "graphId '" + id + "' must be unique, start with a letter or a number, have less than 40"
                                + " characters and no period");
            }
            graphs.put(id, subrequests.read(graph.path("compositeRequest")));
        }
        GraphLimits.check(graphs.values());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode results = answer.putArray("graphs");
        int failures = 0;
        for (Map.Entry<String, List<Subrequests.Part>> graph : graphs.entrySet()) {
            List<Reply> replies = failures > MOST_FAILURES ? List.of() : run(graph.getValue());
            boolean good = !replies.isEmpty() && replies.stream().noneMatch(Reply::failed);
            failures += good ? 0 : 1;
            results.add(result(graph.getKey(), graph.getValue(), replies, good));
        }
        return Reply.ok(answer);
    }

    private List<Reply> run(List<Subrequests.Part> parts) {
        Map<String, Row> before = org.snapshot();
        References references = new References();
        List<Reply> replies = new ArrayList<>();
        boolean halted = false;
        for (Subrequests.Part part : parts) {
            Reply reply = halted ? Subrequests.halted() : subrequests.serve(part, references, true);
            replies.add(reply);
            halted = halted || reply.failed();
        }
        if (halted) {
            org.restore(before);
            replies.replaceAll(reply -> reply.failed() ? reply : Subrequests.halted());
        }
        return replies;
    }

    private static ObjectNode result(String id, List<Subrequests.Part> parts, List<Reply> replies, boolean good) {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("graphId", id);
        ArrayNode answers = result.putObject("graphResponse").putArray("compositeResponse");
        for (int i = 0; i < parts.size(); i++) {
            answers.add(Subrequests.result(parts.get(i), replies.isEmpty() ? Subrequests.halted() : replies.get(i)));
        }
        return result.put("isSuccessful", good);
    }
}
