// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.contender;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/** How far an account was read, in memory: a bean between the steps of a route. */
public final class CamelCursor {

    private final String account;
    private volatile int place;

    CamelCursor(String account) {
        this.account = account;
    }

    /** {@return where the next page begins} */
    public int next() {
        return place;
    }

    /** Moves behind a page, and returns its posts. */
    public List<JsonNode> moved(JsonNode page, Exchange exchange) {
        place = page.path("next").asInt();
        exchange.setProperty("more", page.path("more").asBoolean());
        List<JsonNode> posts = new ArrayList<>();
        page.path("events").forEach(posts::add);
        return posts;
    }

    /** {@return what a post is known by} */
    public String keyOf(@ExchangeProperty("post") JsonNode post) {
        return account + "/" + post.path("id").asText() + "/"
                + post.path("revision").asText();
    }
}
