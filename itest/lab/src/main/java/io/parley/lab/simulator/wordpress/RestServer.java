// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import java.util.List;
import java.util.Optional;

/** Answers calls: finds out who asks for what, and gives the endpoint's reply the shape that is asked for. */
final class RestServer {

    private static final List<String> NOT_SIMULATED = List.of("_method", "_envelope", "_jsonp");

    private final Site site;
    private final Addresses addresses;
    private final Credentials credentials;
    private final Router router;
    private final Embedding embedding;

    /** Creates the server of a site. */
    RestServer(Site site) {
        this.site = site;
        addresses = new Addresses(site);
        credentials = new Credentials(site);
        router = new Router(site, addresses);
        embedding = new Embedding(router, addresses);
    }

    /** {@return the answer to a call} */
    Answer answer(Call call) {
        synchronized (site) {
            Optional<String> route = addresses.route(call.path(), call.query());
            String index = "<" + addresses.rest("/") + ">; rel=\"https://api.w.org/\"";
            if (route.isEmpty()) {
                boolean front = call.path().equals("/") || call.path().equals("/index.php");
                return Answer.text(front ? 200 : 404, "text/html; charset=UTF-8", "<!DOCTYPE html><title>Lab</title>")
                        .with("Link", index);
            }
            Reply reply;
            try {
                reply = reply(call, route.get());
            } catch (Refusal refusal) {
                reply = refusal.reply();
            }
            Answer answer = Answer.json(reply.status(), reply.data())
                    .with("Content-Type", "application/json; charset=UTF-8")
                    .with("X-Robots-Tag", "noindex")
                    .with("Link", index);
            for (var header : reply.headers().entrySet()) {
                answer = answer.with(header.getKey(), header.getValue());
            }
            return answer;
        }
    }

    private Reply reply(Call call, String route) {
        Viewer viewer = credentials.viewer(call.login());
        ObjectNode arguments = Arguments.of(call, Router.id(route));
        RestRequest request = new RestRequest(
                call.method().equals("HEAD") ? "GET" : call.method(),
                route,
                viewer,
                arguments,
                call.query(),
                call.header("User-Agent").orElse(""));
        Refusal.ifAny(NOT_SIMULATED, request);
        Reply reply = router.reply(request);
        FieldSelection fields = FieldSelection.of(request);
        JsonNode data = fields.filter(reply.data());
        // One document gets its links after the selection, so that parts of the links cannot be selected
        if (!reply.links().isEmpty()) {
            ObjectNode linked = data instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
            linked.set("_links", reply.links());
            data = linked;
        }
        embedding.embed(data, request);
        return reply.with(data);
    }
}
