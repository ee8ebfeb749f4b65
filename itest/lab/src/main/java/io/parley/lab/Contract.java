// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import java.util.Map;

/** What all contract suites share. */
public abstract class Contract {

    /**
     * Contract tests that this plug-in cannot pass, with the reason. They stand in the plug-in's README too.
     *
     * @return reasons by the name of the test
     */
    protected Map<String, String> skipped() {
        return Map.of();
    }
}
