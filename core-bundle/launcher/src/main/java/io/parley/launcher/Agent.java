// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.osgi.framework.BundleContext;

/** A running agent. It changes nothing outside its home, so that one process can hold several. Any thread. */
public final class Agent implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

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
        CompletableFuture<Void> cancelled = new CompletableFuture<>();
        FutureTask<Agent> boot = new FutureTask<>(() -> locked(options, cancelled));
        // In a thread of its own, for frameworks and file operations lose interrupts or are damaged by them.
        Thread thread = new Thread(boot, "parley-boot");
        thread.start();
        try {
            return boot.get();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            cancelled.complete(null);
            thread.join();
            discard(boot);
            throw e;
        }
    }

    private static Agent locked(AgentOptions options, CompletableFuture<Void> cancelled)
            throws StartException, InterruptedException {
        Home home = Home.prepare(options.home());
        HomeLock lock = HomeLock.take(home);
        try {
            Boot boot = new Boot(options, home, cancelled);
            RunningFramework framework = boot.framework();
            return new Agent(lock, framework, boot.line(framework, STOP_LIMIT));
        } catch (StartException | InterruptedException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static StartException unwrapped(ExecutionException failure) {
        if (failure.getCause() instanceof StartException refusal) {
            return refusal;
        }
        throw new IllegalStateException("The launcher has a defect.", failure.getCause());
    }

    private static void discard(FutureTask<Agent> boot) throws InterruptedException {
        try {
            boot.get().close();
        } catch (ExecutionException expected) {
            // It was cancelled in time and has tidied up.
            return;
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
