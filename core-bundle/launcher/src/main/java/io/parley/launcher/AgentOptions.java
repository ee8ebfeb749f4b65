// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How an agent is to be started.
 *
 * @param home folder for configuration, plug-ins and data; made when it is missing
 * @param port port to listen on; 0 takes a free one
 * @param bind address to listen on
 * @param shell whether a command shell reads from standard input
 * @param bundles where the bundles are, if not with the launcher: a folder with one subfolder of jars per start level
 *     ({@code 05} to {@code 99}), or a jar with such a folder named {@code system}
 * @param patience how long the start may take
 */
public record AgentOptions(Path home, int port, String bind, boolean shell, Optional<Path> bundles, Duration patience) {

    /** {@return what holds when nothing is asked for} */
    public static AgentOptions defaults() {
        return new AgentOptions(
                Path.of("parley-home"), 8080, "127.0.0.1", false, Optional.empty(), Duration.ofSeconds(60));
    }

    /** {@return the same with another home} */
    public AgentOptions withHome(Path other) {
        return new AgentOptions(other, port, bind, shell, bundles, patience);
    }

    /** {@return the same with another port} */
    public AgentOptions withPort(int other) {
        return new AgentOptions(home, other, bind, shell, bundles, patience);
    }

    /** {@return the same with another address to listen on} */
    public AgentOptions withBind(String other) {
        return new AgentOptions(home, port, other, shell, bundles, patience);
    }

    /** {@return the same with or without a shell} */
    public AgentOptions withShell(boolean wanted) {
        return new AgentOptions(home, port, bind, wanted, bundles, patience);
    }

    /** {@return the same with bundles from a folder or jar of their own} */
    public AgentOptions withBundles(Path folderOrJar) {
        return new AgentOptions(home, port, bind, shell, Optional.of(folderOrJar), patience);
    }

    /** {@return the same with another time limit for the start} */
    public AgentOptions withPatience(Duration other) {
        return new AgentOptions(home, port, bind, shell, bundles, other);
    }
}
