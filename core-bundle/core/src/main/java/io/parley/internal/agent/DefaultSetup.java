// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an agent without any configuration begins with: a live chat, the sandbox CRM, and a route between them. */
final class DefaultSetup {

    private static final Logger LOG = LoggerFactory.getLogger(DefaultSetup.class);
    private static final Map<String, String> FILES = Map.of(
            "io.parley.channel.webchat~website.cfg.json", "{\n}\n",
            "io.parley.crm.sandbox~sandbox.cfg.json", "{\n  \".token\": \"$[secret:sandbox-token]\"\n}\n",
            "io.parley.route~website.cfg.json", "{\n  \"from\": [\"website\"],\n  \"to\": [\"sandbox\"]\n}\n");

    private final Home home;

    DefaultSetup(Home home) {
        this.home = home;
    }

    /** Writes the files, unless there are any. */
    void writeIfEmpty() {
        try {
            Files.createDirectories(home.config());
            try (Stream<Path> files = Files.list(home.config())) {
                if (files.anyMatch(file -> file.toString().endsWith(ConfigFile.SUFFIX))) {
                    return;
                }
            }
            Home.secret(home.secrets().resolve("sandbox-token"));
            for (Map.Entry<String, String> file : FILES.entrySet()) {
                Files.writeString(home.config().resolve(file.getKey()), file.getValue());
            }
            LOG.info("There was no configuration: a live chat and the sandbox CRM were set up in {}", home.config());
        } catch (IOException e) {
            throw new UncheckedIOException("The first configuration cannot be written into " + home.config(), e);
        }
    }
}
