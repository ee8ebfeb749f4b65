// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import io.parley.lab.simulator.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The addresses of the pages around a page: next is older, prev is newer. */
final class Links {

    private final Call call;
    private final List<String> kept;
    private final List<String> links = new ArrayList<>();

    /** Links to where the call went, with those of its parameters that are kept. */
    Links(Call call, List<String> kept) {
        this.call = call;
        this.kept = kept;
    }

    void older(long id) {
        add("max_id", id, "next");
    }

    void newer(long id) {
        add("min_id", id, "prev");
    }

    /** {@return the header, unless there is no page around} */
    Optional<String> header() {
        return links.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", links));
    }

    private void add(String bound, long id, String relation) {
        Map<String, List<String>> parameters = new TreeMap<>(Map.of(bound, List.of(Long.toString(id))));
        kept.stream()
                .filter(name -> call.query().containsKey(name))
                .forEach(name -> parameters.put(name, call.parameters(name)));
        List<String> pairs = parameters.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> encode(entry.getKey()) + "=" + encode(value)))
                .toList();
        String host = call.header("host").orElse(MastodonSimulator.DOMAIN);
        links.add("<http://" + host + call.path() + "?" + String.join("&", pairs) + ">; rel=\"" + relation + "\"");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
