// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The steps from a locked home to a serving agent. */
final class Boot {

    // The core reports before the connectors above it are there; one that hangs must not hold the others up.
    private static final Duration STRAGGLERS = Duration.ofSeconds(5);

    private final AgentOptions options;
    private final Home home;
    private final CompletableFuture<Void> cancelled;

    Boot(AgentOptions options, Home home, CompletableFuture<Void> cancelled) {
        this.options = options;
        this.home = home;
        this.cancelled = cancelled;
    }

    /** {@return a framework without bundles} */
    RunningFramework framework() throws StartException {
        HomeFormat.check(home);
        new ListenAddress(options.bind(), options.port()).probe();
        return RunningFramework.create(FrameworkSettings.of(home, options, LogSettings.file(home), Version.current()));
    }

    /** {@return what the core says when it serves} If it does not, the framework is stopped. */
    String line(RunningFramework framework, Duration stopLimit) throws StartException, InterruptedException {
        try {
            int level = options.shell() ? FrameworkSettings.SHELL : FrameworkSettings.RUNNING;
            List<SystemBundle> bundles = SystemBundles.find(options.bundles(), home, level);
            String line = new StartWatch(framework.context(), options.patience(), home, cancelled)
                    .line(() -> framework.start(bundles, level));
            framework.awaitLevel(STRAGGLERS);
            return line;
        } catch (StartException | InterruptedException | RuntimeException e) {
            framework.stop(stopLimit);
            throw e;
        }
    }
}
