// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The versioned REST API: finds what serves a request. */
final class Api {

    /** Version that is served. */
    static final String VERSION = "67.0";

    /** Where all addresses begin. */
    static final String BASE = "/services/data/v" + VERSION;

    private final Quota quota;
    private final String userId;
    private final DescribeEndpoints describe;
    private final RecordEndpoints records;
    private final CollectionEndpoints collections;
    private final CompositeEndpoint composite;
    private final GraphEndpoint graph;
    private final QueryEndpoints queries;

    /** Serves this org to that user. */
    Api(Org org, Quota quota, String userId) {
        this.quota = quota;
        this.userId = userId;
        describe = new DescribeEndpoints(org);
        records = new RecordEndpoints(org, userId);
        collections = new CollectionEndpoints(org, userId);
        Subrequests subrequests = new Subrequests(this);
        composite = new CompositeEndpoint(org, subrequests);
        graph = new GraphEndpoint(org, subrequests);
        queries = new QueryEndpoints(org);
    }

    /** {@return what it says to a request of its own} */
    Reply serve(Request request) {
        try {
            if (request.isTo("composite", 1)) {
                return composite.serve(request);
            }
            if (request.isTo("composite/graph", 2)) {
                return graph.serve(request);
            }
            return part(request);
        } catch (Refusal e) {
            return Reply.refused(e);
        }
    }

    /** {@return what it says to a request, which may be a part of another one} */
    Reply part(Request request) {
        try {
            return route(request);
        } catch (Refusal e) {
            return Reply.refused(e);
        }
    }

    private Reply route(Request request) {
        List<String> path = request.path();
        if (path.isEmpty()) {
            return resources(request);
        }
        return switch (path.get(0)) {
            case "limits" -> limits(request);
            case "query", "queryAll" -> queries.serve(request);
            case "sobjects" ->
                path.size() < 3 && !request.method().equals("POST")
                                || request.isTo("sobjects", 3) && path.get(2).equals("describe")
                        ? describe.serve(request)
                        : records.serve(request);
            case "composite" -> collections.serve(request);
            default -> throw Refusal.notFound();
        };
    }

    private Reply resources(Request request) {
        get(request);
        ObjectNode resources = JsonNodeFactory.instance.objectNode();
        for (String resource : List.of("sobjects", "query", "queryAll", "composite", "limits")) {
            resources.put(resource, BASE + "/" + resource);
        }
        resources.put("identity", "https://login.salesforce.com/id/" + TokenEndpoint.ORGANIZATION + "/" + userId);
        return Reply.ok(resources);
    }

    private Reply limits(Request request) {
        get(request);
        ObjectNode limits = JsonNodeFactory.instance.objectNode();
        limits.putObject("DailyApiRequests").put("Max", quota.max()).put("Remaining", quota.max() - quota.used());
        return Reply.ok(limits);
    }

    private static void get(Request request) {
        if (!request.method().equals("GET")) {
            throw Refusal.method(request.method(), "GET,HEAD");
        }
    }
}
