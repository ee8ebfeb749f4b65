// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The addresses of the site: pretty ones, or plain ones that name the route in the query. */
final class Addresses {

    private static final String ROUTE = "rest_route";

    private final Site site;

    /** Creates those of a site. */
    Addresses(Site site) {
        this.site = site;
    }

    /** {@return the route that is called, nothing when a page of the site is} */
    Optional<String> route(String path, Map<String, List<String>> query) {
        String clean = path.replaceAll("/+", "/");
        if (site.prettyAddresses && (clean.equals("/wp-json") || clean.startsWith("/wp-json/"))) {
            return Optional.of(withoutSlashAtEnd(clean.substring("/wp-json".length())));
        }
        List<String> routes = query.getOrDefault(ROUTE, List.of());
        boolean front = clean.equals("/") || clean.equals("/index.php");
        return front && !routes.isEmpty() && !routes.get(0).isEmpty()
                ? Optional.of(withoutSlashAtEnd(routes.get(0)))
                : Optional.empty();
    }

    /** {@return the address of a route} */
    String rest(String route) {
        return site.home + (site.prettyAddresses ? "/wp-json" : "/index.php?" + ROUTE + "=") + route;
    }

    /** {@return the address of a route with a query} */
    String rest(String route, Map<String, JsonNode> query) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        if (!site.prettyAddresses) {
            all.put(ROUTE, TextNode.valueOf(route));
        }
        all.putAll(query);
        List<String> pairs = new ArrayList<>();
        all.forEach((name, value) -> {
            if (value.isArray()) {
                for (int index = 0; index < value.size(); index++) {
                    pairs.add(pair(name + "[" + index + "]", value.get(index)));
                }
            } else {
                pairs.add(pair(name, value));
            }
        });
        String base = site.prettyAddresses ? rest(route) : site.home + "/index.php";
        return base + "?" + String.join("&", pairs);
    }

    /** {@return the page of a post} */
    String page(Post post) {
        return site.home + (site.prettyAddresses ? "/" + post.slug() + "/" : "/?p=" + post.id());
    }

    /** {@return the decoded query of an address} */
    static Map<String, List<String>> query(URI address) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        String text = address.getRawQuery() == null ? "" : address.getRawQuery();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decoded(pair.substring(0, equals)), List.of(decoded(pair.substring(equals + 1))));
            }
        }
        return query;
    }

    private static String pair(String name, JsonNode value) {
        return encoded(name) + "=" + encoded(value.asText());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String withoutSlashAtEnd(String route) {
        String shorter = route.endsWith("/") ? route.substring(0, route.length() - 1) : route;
        return shorter.isEmpty() ? "/" : shorter;
    }
}
