// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Hears what is logged and printed by the thread that opened it, and by threads that were begun from there: the JDK's own
 * logging, and whatever writes to the console, as the usual logging libraries do. So the suites choose none for anybody.
 */
final class Ear extends Handler implements AutoCloseable {

    private final InheritableThreadLocal<Boolean> heeded = new InheritableThreadLocal<>();
    private final StringBuffer heard = new StringBuffer();
    private final Logger root = LogManager.getLogManager().getLogger("");
    private final List<TappedStream> taps = List.of(TappedStream.ofOutput(), TappedStream.ofErrors());
    private final Consumer<String> printed = this::hear;

    /** Begins to listen. */
    Ear() {
        setFormatter(new SimpleFormatter());
        heeded.set(true);
        root.addHandler(this);
        taps.forEach(tap -> tap.add(printed));
    }

    /** {@return what was heard, line by line} */
    List<String> lines() {
        return heard.toString().lines().toList();
    }

    @Override
    public void publish(LogRecord line) {
        hear(getFormatter().format(line));
    }

    private void hear(String text) {
        if (heeded.get() != null) {
            heard.append(text);
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        taps.forEach(tap -> tap.remove(printed));
        root.removeHandler(this);
        heeded.remove();
    }
}
