// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.channel.webchat.web.Document;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.fuzz.Target;

/** What visitors send. */
public final class WebchatTarget implements Target {

    @Override
    public void read(byte[] input) {
        try {
            Said.beginning(Document.read(input)).identity("127.0.0.1");
        } catch (RefusedException e) {
            // It says what would be right.
        }
        try {
            Said.line(Document.read(input));
        } catch (RefusedException e) {
            // It says what would be right.
        }
    }
}
