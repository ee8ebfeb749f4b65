// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.nio.file.Path;

/** A bundle of the agent itself, and the start level at which it is started. */
record SystemBundle(int startLevel, Path jar) {

    // The frameworks decode the address, and for one of them a plus is a space.
    String location() {
        return "reference:" + jar.toUri().toString().replace("+", "%2B");
    }
}
