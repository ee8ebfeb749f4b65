// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Serves up to 25 requests that come as one. */
final class CompositeEndpoint {

    private static final int MOST = 25;
    private static final int MOST_HEAVY = 5;

    private final Org org;
    private final Subrequests subrequests;

    /** Serves this org. */
    CompositeEndpoint(Org org, Subrequests subrequests) {
        this.org = org;
        this.subrequests = subrequests;
    }

    /** {@return what is said to all parts} */
    Reply serve(Request request) {
        if (!request.method().equals("POST")) {
            throw Refusal.method(request.method(), "POST");
        }
        List<Subrequests.Part> parts = subrequests.read(request.body().path("compositeRequest"));
        if (parts.size() > MOST) {
            throw tooMany("A composite request has at most " + MOST + " subrequests.");
        }
        if (parts.stream().filter(CompositeEndpoint::heavy).count() > MOST_HEAVY) {
            throw tooMany("A composite request has at most " + MOST_HEAVY
                    + " subrequests that are queries or sObject collections.");
        }
        boolean together = request.body().path("allOrNone").asBoolean(false);
        Map<String, Row> before = org.snapshot();
        References references = new References();
        List<Reply> replies = new ArrayList<>();
        boolean halted = false;
        for (Subrequests.Part part : parts) {
            Reply reply = halted ? Subrequests.halted() : subrequests.serve(part, references, together);
            replies.add(reply);
            halted = halted || together && failed(reply);
        }
        if (halted) {
            org.restore(before);
            replies.replaceAll(reply -> failed(reply) ? reply : Subrequests.halted());
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode results = answer.putArray("compositeResponse");
        for (int i = 0; i < parts.size(); i++) {
            results.add(Subrequests.result(parts.get(i), replies.get(i)));
        }
        return Reply.ok(answer);
    }

    private static boolean heavy(Subrequests.Part part) {
        String resource =
                part.url().substring(Math.min(Api.BASE.length(), part.url().length()));
        return resource.startsWith("/query") || resource.startsWith("/composite/sobjects");
    }

    private static boolean failed(Reply reply) {
        if (reply.failed()) {
            return true;
        }
        for (JsonNode result : reply.content().isArray() ? reply.content() : List.<JsonNode>of()) {
            if (CollectionEndpoints.failed(result)) {
                return true;
            }
        }
        return false;
    }

    private static Refusal tooMany(String message) {
        return Refusal.of(400, "LIMIT_EXCEEDED", message);
    }
}
