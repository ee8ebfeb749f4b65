// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The forms in which a secret can be told: as it is, as a part of an address, or in Base64 alone or within something. */
final class SecretForms {

    /** Base64 turns three bytes into four letters; shorter remains are found everywhere. */
    private static final int GROUP = 3;

    private static final int SHORTEST = 8;

    private SecretForms() {}

    /** {@return one of the secrets, if a text tells it in any form} */
    static Optional<String> toldIn(String text, Collection<String> secrets) {
        return secrets.stream()
                .filter(secret -> !secret.isEmpty())
                .filter(secret -> of(secret).stream().anyMatch(text::contains))
                .findFirst();
    }

    /** {@return a secret in all forms} */
    static Set<String> of(String secret) {
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        Set<String> forms = new LinkedHashSet<>(Set.of(secret));
        for (String address : List.of(encoded, encoded.replace("+", "%20"))) {
            forms.add(address);
            forms.add(lowerEscapes(address));
        }
        for (int before = 0; before < GROUP; before++) {
            String within = within(secret.getBytes(StandardCharsets.UTF_8), before);
            if (within.length() >= SHORTEST) {
                forms.add(within);
                forms.add(within.replace('+', '-').replace('/', '_'));
            }
        }
        return forms;
    }

    private static String lowerEscapes(String encoded) {
        StringBuilder lower = new StringBuilder(encoded);
        for (int at = lower.indexOf("%"); at >= 0; at = lower.indexOf("%", at + 1)) {
            lower.replace(at, at + GROUP, lower.substring(at, at + GROUP).toLowerCase(Locale.ROOT));
        }
        return lower.toString();
    }

    /** The letters of Base64 that depend on the secret alone, where so many bytes stand before its first whole group. */
    private static String within(byte[] secret, int before) {
        int start = (GROUP - before) % GROUP;
        int whole = Math.max(0, secret.length - start) / GROUP * GROUP;
        return whole == 0 ? "" : Base64.getEncoder().encodeToString(Arrays.copyOfRange(secret, start, start + whole));
    }
}
