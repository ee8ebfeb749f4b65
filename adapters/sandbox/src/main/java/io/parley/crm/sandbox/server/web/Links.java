// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.web;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links that came from outside. */
public final class Links {

    private Links() {}

    /** The address if it leads to a web page, and nothing if it leads anywhere else, such as into a script. */
    public static Optional<String> safe(@Nullable String address) {
        if (address == null || address.isBlank()) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(address.strip());
            String scheme = String.valueOf(uri.getScheme());
            boolean web = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
            return web && uri.getHost() != null ? Optional.of(uri.toString()) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
