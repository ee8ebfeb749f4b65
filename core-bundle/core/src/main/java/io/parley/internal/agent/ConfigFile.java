// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.WebhookReceiver;
import io.parley.spi.crm.CrmAdapter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of {@code config/}, by its name {@code <pid>~<name>.cfg.json}, or {@code io.parley.agent.cfg.json} for what there is
 * once.
 *
 * @param file the file
 * @param pid the factory PID
 * @param name the name of the account, target, hook or route; empty for what there is once
 */
record ConfigFile(Path file, String pid, String name) {

    static final String SUFFIX = ".cfg.json";

    private static final Pattern NAME =
            Pattern.compile("(io\\.parley(?:\\.[a-z0-9]+)+)~([A-Za-z0-9][A-Za-z0-9._-]{0,39})\\.cfg\\.json");

    /** Reads the name of a file; empty if it is not of that form. */
    static Optional<ConfigFile> of(Path file) {
        if (file.getFileName().toString().equals(NetworkSettings.PID + SUFFIX)) {
            return Optional.of(new ConfigFile(file, NetworkSettings.PID, ""));
        }
        Matcher matcher = NAME.matcher(file.getFileName().toString());
        return matcher.matches()
                ? Optional.of(new ConfigFile(file, matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    /** Whether there is one of it and not many. */
    boolean once() {
        return name.isEmpty();
    }

    /** The property under which the plug-in's service says which one it is; empty for kinds that have none. */
    Optional<String> idProperty() {
        if (pid.startsWith("io.parley.channel.")) {
            return Optional.of(ChannelConnector.ACCOUNT_ID);
        }
        if (pid.startsWith("io.parley.crm.")) {
            return Optional.of(CrmAdapter.TARGET_ID);
        }
        if (pid.startsWith("io.parley.hook.")) {
            return Optional.of(WebhookReceiver.HOOK_ID);
        }
        return pid.equals("io.parley.route") ? Optional.of(RouteComponent.ROUTE_ID) : Optional.empty();
    }
}
