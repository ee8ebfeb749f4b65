// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher.standin;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Reports, like the core, that it has started or why it has not; the headers of its bundle say which. */
public final class ReportingActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        CompletableFuture<String> report = new CompletableFuture<>();
        String line = context.getBundle().getHeaders("").get("Stand-In-Line");
        String fault = context.getBundle().getHeaders("").get("Stand-In-Fault");
        if (line != null) {
            report.complete(line.replace("{home}", context.getProperty("parley.home")));
        }
        if (fault != null) {
            report.completeExceptionally(new IllegalStateException(fault.replace('|', '\n')));
        }
        context.registerService(Future.class, report, FrameworkUtil.asDictionary(Map.of("parley.started", true)));
    }

    @Override
    public void stop(BundleContext context) {}
}
