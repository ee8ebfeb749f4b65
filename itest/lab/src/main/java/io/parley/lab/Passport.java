// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What is known of a plug-in after the suites ran: what it says it can do, which promises it keeps, which were not asked for
 * and why, and what can still go wrong. Written into {@code target} of the plug-in's folder, where its README is, and into the
 * bundle, so that it travels with it; the same plug-in always gets the same passport.
 */
final class Passport implements AutoCloseable {

    private static final Path FOLDER = Path.of("target");
    private static final String IN_BUNDLE = "OSGI-INF/parley/passport.json";

    private final Set<String> described = new HashSet<>();
    private final Map<String, String> facts = new TreeMap<>();
    private final Map<String, Map<String, Result>> suites = new TreeMap<>();

    /**
     * What came of a contract test.
     *
     * @param outcome passed, failed, skipped by the plug-in, or not asked because it does not apply
     * @param reason of all but the first
     */
    record Result(String outcome, String reason) {}

    /** Asks a suite once what its plug-in says of itself. */
    synchronized void describe(String suite, Supplier<Map<String, String>> more) {
        if (described.add(suite)) {
            facts.putAll(more.get());
        }
    }

    synchronized void note(String suite, String test, Result result) {
        suites.computeIfAbsent(suite, name -> new TreeMap<>()).put(test, result);
    }

    @Override
    public synchronized void close() throws IOException {
        if (PluginFolder.exists() && !suites.isEmpty()) {
            ObjectNode json = json(PluginFolder.read());
            DefaultPrettyPrinter lines = new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n"));
            String document = new JsonMapper().writer(lines).writeValueAsString(json) + "\n";
            Files.writeString(FOLDER.resolve("passport.json"), document);
            PluginFolder.pack(IN_BUNDLE, document);
            Files.writeString(FOLDER.resolve("passport.html"), PassportPage.of(json));
        }
    }

    private ObjectNode json(PluginFolder plugin) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("plugin", plugin.name());
        plugin.versions().forEach(json.putObject("versions")::put);
        json.put("api", plugin.api());
        facts.forEach(json.putObject("describes")::put);
        ObjectNode tests = json.putObject("contract");
        suites.forEach((suite, results) -> {
            ObjectNode of = tests.putObject(suite);
            results.forEach((test, result) -> {
                ObjectNode one = of.putObject(test).put("outcome", result.outcome());
                if (!result.reason().isEmpty()) {
                    one.put("reason", result.reason());
                }
            });
        });
        plugin.items("## Limits").forEach(json.putArray("limits")::add);
        plugin.paragraphs("## Repeat safety").forEach(json.putArray("repeatSafety")::add);
        return json;
    }
}
