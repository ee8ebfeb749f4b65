// SPDX-License-Identifier: Apache-2.0
package io.parley.fuzz;

import java.util.Objects;

/** Where the coverage-guided fuzzer hands over its inputs; the system property {@code target} names who reads them. */
public final class JazzerEntry {

    private static final Target TARGET = Objects.requireNonNull(
                    Targets.all().get(System.getProperty("target", "")), "no such target")
            .get();

    private JazzerEntry() {}

    /** Called by the fuzzer, by this name. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        TARGET.read(input);
    }
}
