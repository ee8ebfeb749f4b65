// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;

/** Bodies of requests that are not wanted. */
public final class Bodies {

    private static final int MOST_DISCARDED = 8_000_000;

    private Bodies() {}

    /**
     * Takes what is still coming, up to a bound: who is still sending does not read a refusal, and a connection with a rest
     * on it cannot be used again.
     */
    public static void discard(HttpServletRequest request) {
        byte[] some = new byte[8_192];
        int left = MOST_DISCARDED;
        try {
            InputStream in = request.getInputStream();
            for (int read = in.read(some); read >= 0 && left > 0; read = in.read(some)) {
                left -= read;
            }
        } catch (IOException e) {
            // Whoever hung up sends no more.
        }
    }
}
