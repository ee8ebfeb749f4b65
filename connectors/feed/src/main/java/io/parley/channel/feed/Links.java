// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses out of feeds: only those of the web, made whole, and readable by machines. */
final class Links {

    private Links() {}

    /** The address, if there is one that a browser may safely be sent to. */
    static Optional<URI> read(URI base, @Nullable String written) {
        if (written == null || written.isBlank()) {
            return Optional.empty();
        }
        URI link;
        try {
            link = base.resolve(encoded(written.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        String scheme = String.valueOf(link.getScheme()).toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        return web && link.getHost() != null ? Optional.of(link) : Optional.empty();
    }

    /** Whether it begins like an address of the web. */
    static boolean isWeb(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    private static String encoded(String written) {
        StringBuilder text = new StringBuilder();
        for (char c : written.toCharArray()) {
            if (c <= ' ' || "\"<>\\^`{|}".indexOf(c) >= 0) {
                text.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
