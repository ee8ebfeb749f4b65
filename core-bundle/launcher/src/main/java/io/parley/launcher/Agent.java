// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.time.Duration;
import java.util.List;
import org.osgi.framework.BundleContext;

/** A running agent. It changes nothing outside its home, so that one process can hold several. Any thread. */
public final class Agent implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    // The core reports before the connectors above it are there; one that hangs must not hold the others up.
    private static final Duration STRAGGLERS = Duration.ofSeconds(5);

    private final HomeLock lock;
    private final RunningFramework framework;
    private final String line;

    private Agent(HomeLock lock, RunningFramework framework, String line) {
        this.lock = lock;
        this.framework = framework;
        this.line = line;
    }

    /**
     * Starts an agent and returns when it serves. If it does not, nothing of it is left running.
     *
     * @throws StartException if it cannot start
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public static Agent start(AgentOptions options) throws StartException, InterruptedException {
        try {
            Home home = Home.prepare(options.home());
            return locked(HomeLock.take(home), home, options);
        } catch (StartException | RuntimeException e) {
            Interruption.rethrow(e);
            throw e;
        }
    }

    private static Agent locked(HomeLock lock, Home home, AgentOptions options)
            throws StartException, InterruptedException {
        try {
            HomeFormat.check(home);
            new ListenAddress(options.bind(), options.port()).probe();
            List<SystemBundle> bundles = SystemBundles.find(options.bundles(), home);
            RunningFramework framework = RunningFramework.create(
                    FrameworkSettings.of(home, options, LogSettings.file(home), Version.current()));
            return new Agent(lock, framework, firstLine(framework, bundles, options, home));
        } catch (StartException | InterruptedException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static String firstLine(
            RunningFramework framework, List<SystemBundle> bundles, AgentOptions options, Home home)
            throws StartException, InterruptedException {
        int level = options.shell() ? FrameworkSettings.SHELL : FrameworkSettings.RUNNING;
        try {
            String line = new StartWatch(framework.context(), options.patience(), home)
                    .line(() -> framework.start(bundles, level));
            framework.awaitLevel(STRAGGLERS);
            return line;
        } catch (StartException | InterruptedException | RuntimeException e) {
            // Cleared, for stopping waits too; whoever asked for the end must not leave a running framework behind.
            boolean interrupted = Thread.interrupted();
            framework.stop(STOP_LIMIT);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            throw e;
        }
    }

    /** {@return what the agent said when it had started: one line for the person who started it} */
    public String line() {
        return line;
    }

    /** {@return the framework's context, to look at bundles and services} */
    public BundleContext context() {
        return framework.context();
    }

    /** Returns when the agent has been stopped, by whomsoever. */
    public void awaitEnd() throws InterruptedException {
        framework.awaitEnd();
    }

    /**
     * Stops the agent and frees its home.
     *
     * @throws IllegalStateException if it has not stopped after 5 seconds; its home stays locked then
     */
    @Override
    public void close() {
        try {
            if (!framework.stop(STOP_LIMIT)) {
                throw new IllegalStateException(
                        "The agent has not stopped within " + STOP_LIMIT.toSeconds() + " seconds.");
            }
            lock.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
