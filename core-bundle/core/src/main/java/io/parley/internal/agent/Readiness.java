// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.work.Round;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Finds out when a starting agent serves everything that is configured, so that whoever waits for it does not come too
 * early. It does not wait for ever: a plug-in that is missing, or does not start, is shown and holds nobody up.
 */
final class Readiness implements Round {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration FOR_MISSING_PLUGINS = Duration.ofSeconds(3);
    private static final Duration FOR_ANYTHING = Duration.ofSeconds(10);

    private final ConfigFolder config;
    private final Predicate<ConfigFile> served;
    private final Runnable whenReady;
    private final long begin = System.nanoTime();
    private volatile boolean ready;

    /**
     * A question to be asked until it is answered.
     *
     * @param served whether what a file configures is served
     * @param whenReady called once
     */
    Readiness(ConfigFolder config, Predicate<ConfigFile> served, Runnable whenReady) {
        this.config = config;
        this.served = served;
        this.whenReady = whenReady;
    }

    boolean ready() {
        return ready;
    }

    @Override
    public Duration run() {
        Duration waited = Duration.ofNanos(System.nanoTime() - begin);
        boolean everything = config.wasRead()
                && (!config.waitsForPlugins() || waited.compareTo(FOR_MISSING_PLUGINS) > 0)
                && config.used().stream().allMatch(served);
        if (!everything && waited.compareTo(FOR_ANYTHING) < 0) {
            return LOOK_AGAIN;
        }
        ready = true;
        whenReady.run();
        return UNTIL_WOKEN;
    }
}
