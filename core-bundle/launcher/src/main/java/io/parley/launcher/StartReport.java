// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;

/** The service by which the core says that it has started: a future of one line for the person who started it. */
final class StartReport implements ServiceListener, AutoCloseable {

    static final String SERVICE = "(&(objectClass=java.util.concurrent.Future)(parley.started=true))";

    private static final long LOOK_MILLIS = 100;

    private final BundleContext context;
    private final CompletableFuture<Void> cancelled;
    private final BlockingQueue<Future<?>> reports = new LinkedBlockingQueue<>();

    private StartReport(BundleContext context, CompletableFuture<Void> cancelled) {
        this.context = context;
        this.cancelled = cancelled;
    }

    /** To be called before the framework is started, so that no report is missed. */
    static StartReport expectedIn(BundleContext context, CompletableFuture<Void> cancelled) {
        StartReport report = new StartReport(context, cancelled);
        try {
            context.addServiceListener(report, SERVICE);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        return report;
    }

    @Override
    public void serviceChanged(ServiceEvent event) {
        ServiceReference<?> reference = event.getServiceReference();
        if (event.getType() == ServiceEvent.REGISTERED && context.getService(reference) instanceof Future<?> future) {
            reports.add(future);
        }
    }

    /**
     * {@return the line, or nothing if it did not come in time}
     *
     * @throws StartException if the core reports that it cannot start, or the start is cancelled
     */
    Optional<String> await(Duration patience) throws StartException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<Future<?>> report = Optional.empty();
        while (System.nanoTime() < deadline) {
            if (cancelled.isDone()) {
                throw new StartException("The start was cancelled.");
            }
            report =
                    report.isPresent() ? report : Optional.ofNullable(reports.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS));
            Optional<String> line = report.isPresent() ? line(report.get()) : Optional.empty();
            if (line.isPresent()) {
                return line;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> line(Future<?> report) throws StartException, InterruptedException {
        try {
            return Optional.of(String.valueOf(report.get(LOOK_MILLIS, TimeUnit.MILLISECONDS)));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (CancellationException e) {
            throw new StartException("The core has cancelled its start.", e);
        } catch (ExecutionException e) {
            throw new StartException(sentence(e.getCause() == null ? e : e.getCause()), e);
        }
    }

    @Override
    public void close() {
        context.removeServiceListener(this);
    }

    private static String sentence(Throwable cause) {
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
