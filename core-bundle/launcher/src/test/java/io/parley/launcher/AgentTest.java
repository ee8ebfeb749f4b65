// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;

class AgentTest {

    @TempDir
    Path temp;

    private Path bundles = Path.of("");
    private AgentOptions options = AgentOptions.defaults();

    @BeforeEach
    void choosePlaces() {
        bundles = temp.resolve("system");
        options = AgentOptions.defaults()
                .withHome(temp.resolve("home"))
                .withPort(0)
                .withBundles(bundles)
                .withPatience(Duration.ofSeconds(20));
    }

    @Test
    void startsBundlesByLevelAndSaysWhatTheCoreSays() throws Exception {
        Jars.reporting(bundles.resolve("30/core.jar"), "Stand-In-Line", "Home is {home}");
        Jars.bundle(bundles.resolve("05/first.jar"), Map.of());
        Jars.bundle(bundles.resolve("10/piece.jar"), Map.of("Fragment-Host", "core"));
        Jars.bundle(bundles.resolve("60/shell.jar"), Map.of());

        try (Agent agent = Agent.start(options)) {
            assertThat(agent.line()).isEqualTo("Home is " + temp.resolve("home"));
            assertThat(states(agent)).containsExactly("first ACTIVE", "piece RESOLVED", "core ACTIVE");
        }
    }

    @Test
    void shellIsStartedOnDemand() throws Exception {
        Jars.bundle(bundles.resolve("60/shell.jar"), Map.of());
        Jars.reporting(bundles.resolve("60/z-core.jar"), "Stand-In-Line", "up");

        try (Agent agent = Agent.start(options.withShell(true))) {
            assertThat(states(agent)).contains("shell ACTIVE");
        }
    }

    @Test
    void homeIsFreeAgainAfterClosing() throws Exception {
        Jars.reporting(bundles.resolve("30/core.jar"), "Stand-In-Line", "up");

        try (Agent agent = Agent.start(options)) {
            assertThat(agent.line()).isEqualTo("up");
            assertThatThrownBy(() -> Agent.start(options)).hasMessageContaining("in use by another running agent");
        }
        Agent.start(options).close();
    }

    @Test
    void oddCharactersInPathsAreFine() throws Exception {
        Path odd = temp.resolve("a + b ü%20 #1");
        Jars.reporting(odd.resolve("system/30/core.jar"), "Stand-In-Line", "up");

        try (Agent agent =
                Agent.start(options.withBundles(odd.resolve("system")).withHome(odd.resolve("home")))) {
            assertThat(agent.line()).isEqualTo("up");
        }
    }

    @Test
    void faultOfTheCoreIsToldInItsWords() throws Exception {
        Jars.reporting(bundles.resolve("30/core.jar"), "Stand-In-Fault", "The store is damaged:| restore it.|");

        assertThatThrownBy(() -> Agent.start(options))
                .isInstanceOf(StartException.class)
                .hasMessage("The store is damaged: restore it.");
        Jars.reporting(bundles.resolve("30/core.jar"), "Stand-In-Line", "up");
        Agent.start(options).close();
    }

    @Test
    void silenceIsExplainedByWhatIsMissing() throws Exception {
        Jars.bundle(
                bundles.resolve("30/core.jar"),
                Map.of(
                        "Import-Package",
                        "com.example.absent;version=\"[1,2)\",com.example.nice;resolution:=optional,com.example.core"));
        Jars.bundle(bundles.resolve("10/other.jar"), Map.of("Export-Package", "com.example.core"));
        Jars.bundle(bundles.resolve("40/broken.jar"), Map.of("Bundle-Activator", "com.example.NoSuchClass"));

        assertThatThrownBy(() -> Agent.start(options.withPatience(Duration.ofSeconds(1))))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("The agent has not started within 1 seconds; these bundles are unresolved:"
                        + " core lacks osgi.wiring.package (&(osgi.wiring.package=com.example.absent)(")
                .hasMessageContaining("; these failed: ")
                .hasMessageContaining("broken: java.lang.ClassNotFoundException")
                .hasMessageEndingWith("; see " + temp.resolve("home/logs/parley.log") + ".");
    }

    @Test
    void reportThatNeverEndsIsNotWaitedForForever() throws Exception {
        Jars.reporting(bundles.resolve("30/core.jar"), "Stand-In-Silence", "");

        assertThatThrownBy(() -> Agent.start(options.withPatience(Duration.ofSeconds(1))))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("; all bundles are resolved; see ");
    }

    @Test
    void whatIsNoBundleIsNamed() throws Exception {
        Path jar = bundles.resolve("30/core.jar");
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "no jar");

        assertThatThrownBy(() -> Agent.start(options))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("The bundle " + jar + " cannot be installed (");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Stand-In-Silence", "Stand-In-Line"})
    void interruptEndsTheStartAndLeavesNothingBehind(String report) throws Exception {
        Jars.reporting(bundles.resolve("30/core.jar"), report, "");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Agent.start(options)).isInstanceOf(InterruptedException.class);
        HomeLock.take(Home.prepare(temp.resolve("home"))).close();
    }

    private static List<String> states(Agent agent) {
        return Arrays.stream(agent.context().getBundles())
                .filter(bundle -> bundle.getBundleId() != 0)
                .map(bundle -> bundle.getSymbolicName() + " " + state(bundle))
                .toList();
    }

    private static String state(Bundle bundle) {
        if (bundle.getHeaders("").get("Fragment-Host") != null) {
            return bundle.getState() == Bundle.RESOLVED ? "RESOLVED" : "unresolved";
        }
        return bundle.getState() == Bundle.ACTIVE ? "ACTIVE" : "waiting";
    }
}
