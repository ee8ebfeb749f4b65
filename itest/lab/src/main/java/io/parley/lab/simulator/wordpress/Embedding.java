// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Puts what links point to beside them, as _embed asks for. */
final class Embedding {

    private static final int MOST = 100;

    private final Router router;
    private final Addresses addresses;

    /** Creates it. */
    Embedding(Router router, Addresses addresses) {
        this.router = router;
        this.addresses = addresses;
    }

    /** Embeds into a document with its links, or into each of an array. */
    void embed(JsonNode data, RestRequest request) {
        if (!request.has("_embed")) {
            return;
        }
        List<String> relations = request.listed("_embed");
        if (data.isArray()) {
            data.forEach(item -> embedInto(item, relations, request.viewer()));
        } else {
            embedInto(data, relations, request.viewer());
        }
    }

    private void embedInto(JsonNode item, List<String> relations, Viewer viewer) {
        ObjectNode embedded = JsonNodeFactory.instance.objectNode();
        item.path("_links").properties().forEach(relation -> {
            boolean wanted = relations.isEmpty() || relations.contains(relation.getKey());
            relation.getValue().forEach(link -> {
                if (wanted && link.path("embeddable").asBoolean()) {
                    embedded.withArray("/" + relation.getKey())
                            .add(follow(URI.create(link.path("href").asText()), viewer));
                }
            });
        });
        if (!embedded.isEmpty() && item instanceof ObjectNode object) {
            object.set("_embedded", embedded);
        }
    }

    private JsonNode follow(URI address, Viewer viewer) {
        Map<String, List<String>> query = Addresses.query(address);
        String route = addresses.route(address.getPath(), query).orElseThrow();
        ObjectNode arguments = Arguments.ofPairs(query);
        Router.id(route).ifPresent(id -> arguments.put("id", id));
        arguments.put("context", "embed").put("per_page", MOST);
        Reply reply;
        try {
            reply = router.reply(new RestRequest("GET", route, viewer, arguments, query, ""));
        } catch (Refusal refusal) {
            reply = refusal.reply();
        }
        return reply.data() instanceof ArrayNode list
                ? list
                : new Document((ObjectNode) reply.data(), reply.links()).inCollection();
    }
}
