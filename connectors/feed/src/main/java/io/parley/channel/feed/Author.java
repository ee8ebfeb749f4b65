// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.Untrusted;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote an entry, as far as the feed tells; at least one of the three is there.
 *
 * @param name for people
 * @param email where they can be reached
 * @param uri their page
 */
record Author(
        @Nullable String name,
        @Nullable String email,
        @Nullable String uri) {

    private static final String EMAIL = "[^\\s@()<>]+@[^\\s@()<>]+";
    private static final Pattern EMAIL_ALONE = Pattern.compile(EMAIL);
    private static final Pattern EMAIL_THEN_NAME = Pattern.compile("(" + EMAIL + ")\\s*\\((.*)\\)");
    private static final Pattern NAME_THEN_EMAIL = Pattern.compile("(.*?)\\s*<(" + EMAIL + ")>");
    private static final Pattern OF_NOBODY = Pattern.compile("(?i)(no-?reply|do-?not-?reply|nobody)@.*");

    /** An author out of three fields; null if none says anything. An address that many share says nothing. */
    static @Nullable Author of(@Nullable String name, @Nullable String email, @Nullable String uri) {
        String person = said(name);
        String page = said(uri);
        String address = said(email);
        if (address != null
                && (!EMAIL_ALONE.matcher(address).matches()
                        || OF_NOBODY.matcher(address).matches())) {
            address = null;
        }
        return person == null && address == null && page == null ? null : new Author(person, address, page);
    }

    /** An author out of one field, in which RSS has an address, a name, or both. */
    static @Nullable Author of(@Nullable String text) {
        String field = said(text);
        if (field == null) {
            return null;
        }
        Matcher emailFirst = EMAIL_THEN_NAME.matcher(field);
        if (emailFirst.matches()) {
            return of(emailFirst.group(2), emailFirst.group(1), null);
        }
        Matcher nameFirst = NAME_THEN_EMAIL.matcher(field);
        if (nameFirst.matches()) {
            return of(nameFirst.group(1), nameFirst.group(2), null);
        }
        return EMAIL_ALONE.matcher(field).matches() ? of(null, field, null) : of(field, null, null);
    }

    /** What tells one author from another: anybody may name a page that others name too, so the name counts beside it. */
    String id() {
        if (email != null) {
            return email;
        }
        return Stream.of(uri, name).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    /** What people call them. */
    String displayName() {
        return name != null ? name : id();
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : Untrusted.line(text, Integer.MAX_VALUE);
    }
}
