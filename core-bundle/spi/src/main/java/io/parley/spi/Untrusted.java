// SPDX-License-Identifier: Apache-2.0
package io.parley.spi;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.ContactPoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads texts from outside, which may be missing, endless, or meant to do harm. */
public final class Untrusted {

    private static final int LONGEST_LINK = 2_000;
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9f}&&[^\\n\\t]]");
    private static final Pattern EMAIL = Pattern.compile("[\\w.+'-]{1,64}@[\\w-]{1,63}(\\.[\\w-]{1,63}){1,8}");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Untrusted() {}

    /**
     * A text of any number of lines.
     *
     * @param text as it came; null counts as empty
     * @param most longest result, in characters, at least 2
     * @return the text with line breaks as {@code \n}, without other control characters and without blanks at both ends,
     *     cut with an ellipsis where it is too long
     */
    public static String text(@Nullable String text, int most) {
        String lines = text == null ? "" : LINE_BREAK.matcher(text).replaceAll("\n");
        return cut(CONTROL.matcher(lines).replaceAll("").strip(), most);
    }

    /**
     * A text in one line.
     *
     * @param text as it came; null counts as empty
     * @param most longest result, in characters, at least 2
     * @return the text with every run of white space as one blank, cut with an ellipsis where it is too long
     */
    public static String line(@Nullable String text, int most) {
        return cut(text(text, Integer.MAX_VALUE).replaceAll("\\s+", " ").strip(), most);
    }

    /**
     * A text of a bounded length; never ends within a character that takes two.
     *
     * @param text any text
     * @param most longest result, in characters, at least 2
     * @return the text, cut with an ellipsis where it is too long
     */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    /**
     * An address of the web.
     *
     * @param text as it came; null counts as empty
     * @return the address; empty unless it is an absolute http or https address with a host and at most 2,000 characters
     */
    public static Optional<URI> link(@Nullable String text) {
        if (text == null || text.length() > LONGEST_LINK) {
            return Optional.empty();
        }
        try {
            URI link = new URI(text.strip());
            boolean web = "https".equalsIgnoreCase(link.getScheme()) || "http".equalsIgnoreCase(link.getScheme());
            return web && link.getHost() != null ? Optional.of(link) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * An e-mail address or a phone number with its country code, as people write it about themselves.
     *
     * @param text as it came; null counts as empty
     * @return what it is, not verified; empty if it is neither
     */
    public static Optional<ContactPoint> contactPoint(@Nullable String text) {
        String value = text == null || text.length() > 254 ? "" : text.strip();
        String digits = value.replaceAll("[ ()./-]", "");
        if (PHONE.matcher(digits).matches()) {
            return Optional.of(new ContactPoint(ContactPoint.Kind.PHONE, digits, false));
        }
        return EMAIL.matcher(value).matches()
                ? Optional.of(new ContactPoint(ContactPoint.Kind.EMAIL, value, false))
                : Optional.empty();
    }

    /**
     * A field of JSON as a text of any number of lines.
     *
     * @param object as it came
     * @param field where the text stands; what is missing counts as empty
     * @param most longest result, in characters, at least 2
     * @return as {@link #text(String, int)}
     */
    public static String text(JsonNode object, String field, int most) {
        return text(object.path(field).asText(""), most);
    }

    /**
     * A field of JSON as a text in one line.
     *
     * @param object as it came
     * @param field where the text stands; what is missing counts as empty
     * @param most longest result, in characters, at least 2
     * @return as {@link #line(String, int)}
     */
    public static String line(JsonNode object, String field, int most) {
        return line(object.path(field).asText(""), most);
    }

    /**
     * A field of JSON as an address of the web.
     *
     * @param object as it came
     * @param field where the address stands
     * @return as {@link #link(String)}
     */
    public static Optional<URI> link(JsonNode object, String field) {
        return link(object.path(field).asText(""));
    }

    /**
     * A field of JSON as a moment.
     *
     * @param object as it came
     * @param field where a time of ISO 8601 with its zone stands, such as {@code 2026-03-01T12:00:00+01:00}
     * @return the moment; empty if there is none, or one outside the years 1970 to 9999
     */
    public static Optional<Instant> time(JsonNode object, String field) {
        try {
            Instant time = Instant.parse(object.path(field).asText(""));
            return Optional.of(time).filter(moment -> !moment.isBefore(Instant.EPOCH) && moment.isBefore(END));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The name of a language.
     *
     * @param text as it came; null counts as none
     * @return the tag of BCP 47, such as {@code de-AT}; null if it is none
     */
    public static @Nullable String language(@Nullable String text) {
        return text != null && LANGUAGE.matcher(text).matches() ? text : null;
    }
}
