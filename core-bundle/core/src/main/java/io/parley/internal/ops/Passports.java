// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import java.util.List;
import java.util.Optional;

/** The passports that the installed plug-ins brought with them. Any thread. */
public interface Passports {

    /**
     * An installed plug-in.
     *
     * @param id its symbolic name
     * @param name what people call it
     * @param version its version
     * @param passport none if it brought none, or one that says nothing of it
     * @param complaint why there is none, for people; empty if there is one
     */
    record Plugin(String id, String name, String version, Optional<Passport> passport, String complaint) {}

    /** {@return all that are installed, by their symbolic names} */
    List<Plugin> plugins();
}
