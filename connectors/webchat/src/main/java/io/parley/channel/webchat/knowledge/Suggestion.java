// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.knowledge;

import io.parley.spi.Untrusted;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page that may answer a question.
 *
 * @param title what people call it, in one line
 * @param link where it is, on the site that it was found on
 * @param excerpt how it begins, in one line; may be empty
 */
record Suggestion(String title, URI link, String excerpt) {

    private static final int LONGEST_TITLE = 150;
    private static final int LONGEST_EXCERPT = 200;

    /** {@return a suggestion; empty if it has no title or leads elsewhere} */
    static Optional<Suggestion> of(URI site, @Nullable String title, @Nullable String link, @Nullable String excerpt) {
        String line = Untrusted.line(title, LONGEST_TITLE);
        return line.isEmpty()
                ? Optional.empty()
                : Untrusted.link(link)
                        .filter(address -> origin(address).equals(origin(site)))
                        .map(address -> new Suggestion(line, address, Untrusted.line(excerpt, LONGEST_EXCERPT)));
    }

    Suggestion titled(String better) {
        String line = Untrusted.line(better, LONGEST_TITLE);
        return line.isEmpty() ? this : new Suggestion(line, link, excerpt);
    }

    static String origin(URI address) {
        return (address.getScheme() + "://" + address.getRawAuthority()).toLowerCase(Locale.ROOT);
    }
}
