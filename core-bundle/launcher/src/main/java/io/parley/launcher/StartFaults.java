// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;

/** What went wrong while bundles were started, for the case that the start fails. */
final class StartFaults implements FrameworkListener {

    private final List<String> sentences = new CopyOnWriteArrayList<>();

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR && event.getThrowable() != null) {
            sentences.add(event.getBundle().getSymbolicName() + ": " + deepest(event.getThrowable()));
        }
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }

    private static Throwable deepest(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
