// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.fuzz.Target;

/** What visitors send. */
public final class WebchatTarget implements Target {

    @Override
    public void read(byte[] input) {
        try {
            Said.beginning(input).identity("127.0.0.1");
        } catch (Said.UnusableException e) {
            // It says what would be right.
        }
        try {
            Said.line(input);
        } catch (Said.UnusableException e) {
            // It says what would be right.
        }
    }
}
