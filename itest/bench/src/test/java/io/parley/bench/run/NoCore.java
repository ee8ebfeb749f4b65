// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Stands where the core would: says that it has started, and does nothing. */
public final class NoCore implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        context.registerService(
                Future.class,
                CompletableFuture.completedFuture("There is no core."),
                FrameworkUtil.asDictionary(Map.of("parley.started", true)));
    }

    @Override
    public void stop(BundleContext context) {}
}
