// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import io.parley.bench.run.Contender.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The packaged agent, with accounts of the channel and a route from each of them to the CRM. */
final class Agent {

    private Agent() {}

    static Program start(Places places) {
        try {
            configure(places);
            List<String> arguments = Contender.flags(places.home());
            arguments.addAll(Wish.agentFlags());
            arguments.addAll(List.of(
                    "-jar",
                    System.getProperty("agent.jar"),
                    "--home",
                    places.home().toString(),
                    "--port",
                    "0"));
            return Program.start(places.home(), arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void configure(Places places) throws IOException {
        Path plugins = Files.createDirectories(places.home().resolve("plugins"));
        Files.copy(Path.of(System.getProperty("rig.jar")), plugins.resolve("rig.jar"));
        Path config = Files.createDirectories(places.home().resolve("config"));
        for (int i = 0; i < places.accounts(); i++) {
            Files.writeString(
                    config.resolve("io.parley.channel.rig~a" + i + ".cfg.json"),
                    "{\"endpoint\": \"" + places.channel() + "/channel/a" + i + "\"}");
        }
        Files.writeString(
                config.resolve("io.parley.crm.rig~crm.cfg.json"),
                "{\"endpoint\": \"" + places.crm() + "/crm\", \"batchSize\": 200, \"keepsOrder\": true}");
        String from = IntStream.range(0, places.accounts())
                .mapToObj(i -> "\"a" + i + "\"")
                .collect(Collectors.joining(", "));
        Files.writeString(
                config.resolve("io.parley.route~all.cfg.json"), "{\"from\": [" + from + "], \"to\": [\"crm\"]}");
    }
}
