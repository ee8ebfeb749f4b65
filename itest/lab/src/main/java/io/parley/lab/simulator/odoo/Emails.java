// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail addresses in texts. */
final class Emails {

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>\",;]+@[^@\\s<>\",;]+");

    private Emails() {}

    /** {@return the first address in lower case} */
    static Optional<String> normalized(String text) {
        Matcher matcher = ADDRESS.matcher(text);
        return matcher.find() ? Optional.of(matcher.group().toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** {@return name and address as in a header, or an empty text without an address} */
    static String formatted(String name, String email) {
        if (email.isBlank()) {
            return "";
        }
        return "\"%s\" <%s>".formatted(name, normalized(email).orElse(email));
    }
}
