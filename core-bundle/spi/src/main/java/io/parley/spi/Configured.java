// SPDX-License-Identifier: Apache-2.0
package io.parley.spi;

import io.parley.spi.http.ApiSettings;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an administrator has configured. What is wrong is refused with an {@link IllegalArgumentException} that says what
 * would be right, and never what was written where that could be a secret.
 */
public final class Configured {

    private Configured() {}

    /**
     * A text that must be there.
     *
     * @param name of the attribute, as people write it
     * @param value as configured
     * @param meaning what it must be, such as {@code the access token of the application}
     * @return the text without blanks at both ends
     * @throws IllegalArgumentException if it is missing
     */
    public static String text(String name, @Nullable String value, String meaning) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " must be " + meaning + "; it is missing");
        }
        return value.strip();
    }

    /**
     * An address that an {@link io.parley.spi.http.ApiClient} can be opened for.
     *
     * @param name of the attribute, as people write it
     * @param value as configured
     * @param meaning what it must be, such as {@code the address of a server, such as https://example.social}
     * @return an absolute http or https address with a host and without user information
     * @throws IllegalArgumentException if it is missing, or none
     */
    public static URI address(String name, @Nullable String value, String meaning) {
        String text = text(name, value, meaning);
        try {
            return ApiSettings.endpoint(URI.create(text)).build().endpoint();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " must be " + meaning, e);
        }
    }

    /**
     * Words or phrases, as a list or divided by commas.
     *
     * @param name of the attribute, as people write it
     * @param most how many there may be
     * @param configured as configured
     * @return each in one line, none empty, and none twice but for its case
     * @throws IllegalArgumentException if there are too many
     */
    public static List<String> words(String name, int most, String... configured) {
        TreeSet<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        List<String> words = Arrays.stream(configured)
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(word -> Untrusted.line(word, 1_000))
                .filter(word -> !word.isEmpty() && known.add(word))
                .toList();
        if (words.size() > most) {
            throw new IllegalArgumentException(name + " must be at most " + most + ", not " + words.size());
        }
        return words;
    }
}
