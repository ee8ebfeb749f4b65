// SPDX-License-Identifier: Apache-2.0
package io.parley.fuzz;

import io.parley.spi.http.WebhookSignatures;
import java.nio.charset.StandardCharsets;

/** Signatures of webhooks that nobody signed, over bodies of any kind. */
final class SignatureTarget implements Target {

    @Override
    public void read(byte[] input) {
        String header = new String(input, StandardCharsets.ISO_8859_1);
        if (WebhookSignatures.matchesSha256Hex(header, "secret", input)) {
            throw new AssertionError("signed itself");
        }
    }
}
