// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import io.parley.fuzz.Target;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;

/** Sessions, tokens and one-time codes that nobody gave out. */
public final class LoginTarget implements Target {

    private final Doorkeeper doorkeeper =
            new Doorkeeper("secret", InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z")));

    @Override
    public void read(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        if (doorkeeper.valid(text) || doorkeeper.redeem(text) || doorkeeper.knows(text)) {
            throw new AssertionError("opened by " + text);
        }
    }
}
