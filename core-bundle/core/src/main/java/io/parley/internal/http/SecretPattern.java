// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Finds a secret in a text: as it is, as a part of an address or a form, and as JSON may escape it. */
final class SecretPattern {

    private static final String PLAIN = "-_.~";

    private SecretPattern() {}

    static Pattern of(String secret) {
        StringBuilder pattern = new StringBuilder();
        secret.codePoints().forEach(letter -> append(pattern, letter));
        return Pattern.compile(pattern.toString());
    }

    private static void append(StringBuilder pattern, int letter) {
        String text = Character.toString(letter);
        if (letter < 128 && (Character.isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0)) {
            pattern.append(letter == '.' ? "\\." : text);
            return;
        }
        pattern.append("(?:").append(Pattern.quote(text));
        pattern.append("|(?i:")
                .append(URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "\\+|%20"));
        pattern.append("|");
        text.chars().forEach(unit -> pattern.append("\\\\u%04x".formatted(unit)));
        pattern.append(")|\\\\").append(Pattern.quote(text)).append(")");
    }
}
