// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** An output of the process on which others can listen. It stays in its place: several may listen at the same time. */
final class TappedStream extends PrintStream {

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    private TappedStream(PrintStream original) {
        super(original, true, StandardCharsets.UTF_8);
    }

    /** {@return the standard output} */
    static TappedStream ofOutput() {
        return tapped(() -> System.out, System::setOut);
    }

    /** {@return the error output} */
    static TappedStream ofErrors() {
        return tapped(() -> System.err, System::setErr);
    }

    private static TappedStream tapped(Supplier<PrintStream> present, Consumer<PrintStream> replace) {
        synchronized (TappedStream.class) {
            if (present.get() instanceof TappedStream tapped) {
                return tapped;
            }
            TappedStream tapped = new TappedStream(present.get());
            replace.accept(tapped);
            return tapped;
        }
    }

    /** Tells everything that is printed, by the thread that prints it. */
    void add(Consumer<String> listener) {
        listeners.add(listener);
    }

    void remove(Consumer<String> listener) {
        listeners.remove(listener);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        super.write(bytes, offset, length);
        String printed = new String(bytes, offset, length, StandardCharsets.UTF_8);
        listeners.forEach(listener -> listener.accept(printed));
    }
}
