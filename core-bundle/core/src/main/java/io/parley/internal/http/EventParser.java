// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads server-sent events from bytes as they come (<a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">
 * HTML, 9.2</a>). For one thread.
 */
final class EventParser {

    private static final String NO_NAME = "message";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final int maxBytes;
    private final Sink sink;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private String name = "";
    private boolean afterReturn;
    private boolean first = true;

    /** Where events go. */
    interface Sink {

        void event(String name, String data) throws IOException;

        /** A line that is no event: the other side is there. */
        void alive() throws IOException;
    }

    /**
     * Reads from the beginning.
     *
     * @param maxBytes of a line, and characters of an event
     */
    EventParser(int maxBytes, Sink sink) {
        this.maxBytes = maxBytes;
        this.sink = sink;
    }

    void feed(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n' && afterReturn) {
                afterReturn = false;
            } else if (next == '\n' || next == '\r') {
                afterReturn = next == '\r';
                take(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                afterReturn = false;
                line.write(next);
                if (line.size() > maxBytes) {
                    throw new BoundedResponse.TooLargeException(maxBytes);
                }
            }
        }
    }

    private void take(String text) throws IOException {
        String clean = first && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        first = false;
        if (clean.isEmpty()) {
            dispatch();
            return;
        }
        int colon = clean.indexOf(':');
        String field = colon < 0 ? clean : clean.substring(0, colon);
        String value = colon < 0 ? "" : clean.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        if (field.equals("data")) {
            data.append(value).append('\n');
            if (data.length() > maxBytes) {
                throw new BoundedResponse.TooLargeException(maxBytes);
            }
        } else if (field.equals("event")) {
            name = value;
        } else {
            sink.alive();
        }
    }

    private void dispatch() throws IOException {
        if (data.length() > 0) {
            data.setLength(data.length() - 1);
            sink.event(name.isEmpty() ? NO_NAME : name, data.toString());
        }
        data.setLength(0);
        name = "";
    }
}
