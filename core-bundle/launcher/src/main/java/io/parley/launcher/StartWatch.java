// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.osgi.framework.BundleContext;

/** Waits for the core's report, and says what is known when it does not come. */
final class StartWatch {

    /** What sets the bundles going. */
    interface Start {
        void run() throws StartException;
    }

    private final BundleContext context;
    private final Duration patience;
    private final Home home;
    private final CompletableFuture<Void> cancelled;

    StartWatch(BundleContext context, Duration patience, Home home, CompletableFuture<Void> cancelled) {
        this.context = context;
        this.patience = patience;
        this.home = home;
        this.cancelled = cancelled;
    }

    /** {@return the line that the core reports} */
    String line(Start start) throws StartException, InterruptedException {
        StartFaults faults = new StartFaults();
        context.addFrameworkListener(faults);
        try (StartReport report = StartReport.expectedIn(context, cancelled)) {
            start.run();
            return report.await(patience).orElseThrow(() -> silence(faults));
        } finally {
            context.removeFrameworkListener(faults);
        }
    }

    private StartException silence(StartFaults faults) {
        List<String> unresolved = new MissingRequirements(context).phrases();
        String known = unresolved.isEmpty()
                ? "all bundles are resolved"
                : "these bundles are unresolved: " + String.join("; ", unresolved);
        String failed = faults.sentences().isEmpty() ? "" : "; these failed: " + String.join("; ", faults.sentences());
        return new StartException("The agent has not started within " + patience.toSeconds() + " seconds; " + known
                + failed + "; see " + home.logs().resolve("parley.log") + ".");
    }
}
