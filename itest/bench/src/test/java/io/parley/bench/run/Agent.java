// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import io.parley.bench.contender.Composite;
import io.parley.bench.run.Contender.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The packaged agent, with accounts of the channel and a route from each of them to all CRMs. */
final class Agent {

    private Agent() {}

    /** How an agent hears of what is new. */
    enum News {
        /** It asks. */
        POLL("\"polled\": true"),
        /** A webhook tells everything. */
        WEBHOOK("\"polled\": false"),
        /** A stream tells that there is something. */
        STREAM("\"polled\": true, \"streamed\": true, \"pollSeconds\": 60");

        private final String settings;

        News(String settings) {
            this.settings = settings;
        }
    }

    /** An agent that polls; its first account may be told by a webhook too. */
    static Program start(Places places) {
        return start(places, News.POLL);
    }

    /** {@return where the webhook of the first account is} */
    static String hook(Program agent) {
        return address(agent) + "/hooks/told";
    }

    private static String address(Program agent) {
        String line = agent.firstLine();
        return line.substring(line.indexOf("http://"), line.indexOf("/ - "));
    }

    /** An agent that hears of what is new in this manner. */
    static Program start(Places places, News news) {
        try {
            configure(places, news);
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

    /** Writes what an agent is to do into its home. */
    static void configure(Places places, News news) throws IOException {
        Path plugins = Files.createDirectories(places.home().resolve("plugins"));
        Files.copy(
                Path.of(System.getProperty("rig.jar")),
                plugins.resolve("rig.jar"),
                StandardCopyOption.REPLACE_EXISTING);
        Path config = Files.createDirectories(places.home().resolve("config"));
        for (int i = 0; i < places.accounts(); i++) {
            Files.writeString(
                    config.resolve("io.parley.channel.rig~a" + i + ".cfg.json"),
                    "{\"endpoint\": \"" + places.channel() + "/channel/a" + i + "\", " + news.settings + "}");
        }
        Files.writeString(config.resolve("io.parley.hook.rig~told.cfg.json"), "{\"account\": \"a0\"}");
        int targets = places.crms().size();
        // A batch has room for a message with its contact and case, also where a call has not.
        int batch = places.recordsACall() == 1 ? Composite.MOST : places.recordsACall();
        for (int i = 0; i < targets; i++) {
            Files.writeString(
                    config.resolve("io.parley.crm.rig~crm" + i + ".cfg.json"),
                    "{\"endpoint\": \"" + places.crms().get(i) + "/crm\", \"batchSize\": " + batch
                            + ", \"recordsACall\": " + places.recordsACall()
                            + ", \"keepsOrder\": true, \"replySeconds\": 1}");
        }
        Files.writeString(
                config.resolve("io.parley.route~all.cfg.json"),
                "{\"from\": [" + names("a", places.accounts()) + "], \"to\": [" + names("crm", targets) + "]}");
    }

    private static String names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"" + prefix + i + "\"").collect(Collectors.joining(", "));
    }
}
