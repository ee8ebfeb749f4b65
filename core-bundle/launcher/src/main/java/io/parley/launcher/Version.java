// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.util.Objects;

/** The version in the manifest of the jar that this class came from. */
final class Version {

    private Version() {}

    static String current() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "unpackaged");
    }
}
