// SPDX-License-Identifier: Apache-2.0
package io.parley.fuzz;

import io.parley.spi.Untrusted;
import java.nio.charset.StandardCharsets;

/** Texts of people. */
final class UntrustedTarget implements Target {

    private static final int MOST = 50;

    @Override
    public void read(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_16BE);
        for (String read : new String[] {text, new String(input, StandardCharsets.UTF_8)}) {
            String line = Untrusted.line(read, MOST);
            if (line.length() > MOST || line.chars().anyMatch(Character::isISOControl)) {
                throw new AssertionError("no line: " + line);
            }
            if (Untrusted.text(read, MOST).length() > MOST) {
                throw new AssertionError("too long");
            }
            Untrusted.link(read).ifPresent(link -> {
                if (!link.toString().matches("(?i)https?://.*") || link.getHost() == null) {
                    throw new AssertionError("no link: " + link);
                }
            });
            Untrusted.contactPoint(read);
        }
    }
}
