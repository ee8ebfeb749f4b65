// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.fuzz.Target;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Server-sent events. */
public final class EventsTarget implements Target {

    private static final int MOST = 500;

    @Override
    public void read(byte[] input) {
        EventParser parser = new EventParser(MOST, new EventParser.Sink() {
            @Override
            public void event(String name, String data) {
                if (name.length() > MOST || data.length() > MOST) {
                    throw new AssertionError("an event of " + data.length() + " characters");
                }
            }

            @Override
            public void alive() {
                // That is all there is to know.
            }
        });
        try {
            parser.feed(ByteBuffer.wrap(input));
        } catch (IOException e) {
            // Longer than allowed.
        }
    }
}
