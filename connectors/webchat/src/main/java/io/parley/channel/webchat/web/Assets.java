// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The style, scripts and texts of one chat page, below a folder whose name follows from all of them. */
final class Assets {

    static final String JAVASCRIPT = "text/javascript; charset=utf-8";
    static final String STYLE = "text/css; charset=utf-8";

    private static final String JSON = "application/json";

    private static final List<String> SCRIPTS = List.of(
            "announcer",
            "attachments",
            "challenge",
            "chat",
            "composer",
            "conversation",
            "customer",
            "events",
            "focus",
            "form",
            "host",
            "language",
            "links",
            "log",
            "mail",
            "memory",
            "outbox",
            "presence",
            "proof",
            "rating",
            "service",
            "suggestions");

    private final Map<String, Asset> files = new TreeMap<>();
    private final String digest;

    Assets(Appearance appearance) {
        SCRIPTS.forEach(name -> files.put(name + ".js", new Asset(JAVASCRIPT, Asset.text(name + ".js"))));
        files.put("chat.css", new Asset(STYLE, Asset.text("chat.css")));
        files.put("theme.css", new Asset(STYLE, appearance.theme().style()));
        appearance
                .languages()
                .names()
                .forEach(language -> files.put(
                        language + ".json",
                        new Asset(JSON, appearance.languages().texts(language).toString())));
        StringBuilder all = new StringBuilder();
        files.forEach((name, file) -> all.append(name).append(file.digest()));
        digest = Asset.digest(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    String digest() {
        return digest;
    }

    Optional<Asset> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** {@return the scripts that the page loads at once} */
    List<String> modules() {
        return SCRIPTS.stream()
                .filter(name -> !name.equals("proof"))
                .map(name -> name + ".js")
                .toList();
    }
}
