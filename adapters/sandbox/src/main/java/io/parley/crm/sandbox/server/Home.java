// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server;

import java.nio.file.Path;
import org.osgi.framework.BundleContext;

/** The agent's home folder. */
final class Home {

    private static final String PROPERTY = "parley.home";

    private Home() {}

    static Path of(BundleContext context) {
        String home = context.getProperty(PROPERTY);
        if (home == null || home.isBlank()) {
            throw new IllegalStateException(
                    "The framework property " + PROPERTY + " is missing; it names the agent's home folder");
        }
        return Path.of(home);
    }
}
