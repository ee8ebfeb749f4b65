// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pacing;

import java.time.Instant;
import java.util.List;

/** Remembers until when all clients of an app must be silent. Any thread. */
public interface AppSilences {

    /**
     * Silence about one of the vendor's limits.
     *
     * @param limit its name; empty for the usual one
     * @param until when calls are welcome again
     * @param reason for people
     */
    record Kept(String limit, Instant until, String reason) {}

    /** What is remembered of an app. */
    List<Kept> of(String app);

    /** Remembers it in the place of what was remembered before of the same limit. */
    void keep(String app, Kept silence);

    /** Of nobody, and nothing. */
    static AppSilences none() {
        return new AppSilences() {

            @Override
            public List<Kept> of(String app) {
                return List.of();
            }

            @Override
            public void keep(String app, Kept silence) {
                // There is nowhere to keep it.
            }
        };
    }
}
