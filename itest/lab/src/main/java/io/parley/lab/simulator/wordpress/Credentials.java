// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Finds out who calls, by the application password. */
final class Credentials {

    private final Site site;

    /** Creates those of a site. */
    Credentials(Site site) {
        this.site = site;
    }

    /**
     * {@return who an Authorization header belongs to}
     *
     * <p>Core takes whoever has a wrong password for a visitor, who may read what is public. Where something asks for the
     * user early, as plug-ins do, a wrong password is refused whatever is called.
     */
    Viewer viewer(String header) {
        Optional<String[]> pair = basic(header);
        if (pair.isEmpty()) {
            return new Viewer(Optional.empty());
        }
        String name = pair.get()[0];
        Optional<User> user = site.userCalled(name);
        Optional<User> known = user.filter(one -> one.opensWith(pair.get()[1]));
        if (known.isEmpty() && site.asksForTheUserEarly) {
            String unknown = name.contains("@") ? "invalid_email" : "invalid_username";
            throw new Refusal(
                    401,
                    user.isPresent() ? "incorrect_password" : unknown,
                    "<strong>Error:</strong> This name and this password do not fit.");
        }
        return new Viewer(known);
    }

    private static Optional<String[]> basic(String header) {
        if (!header.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(header.substring("basic ".length()).strip());
            String[] pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return pair.length == 2 ? Optional.of(pair) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
