// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.records;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people may put into fields, by the pages and by REST alike. */
public final class Edits {

    /** Longest comment in characters. */
    public static final int LONGEST_COMMENT = 20_000;

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final Pattern PHONE = Pattern.compile("[0-9+()./ -]{3,60}");
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_OWNER = 200;

    private Edits() {}

    /** The name of a contact. */
    public static String name(String text) {
        String name = text.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Refusal.invalid("name must have 1 to " + LONGEST_NAME + " characters.");
        }
        return name;
    }

    /** The e-mail address of a contact; empty clears it. */
    public static @Nullable String email(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String email = text.strip();
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            throw Refusal.invalid("email must be an address such as ann@example.org, or empty.");
        }
        return email;
    }

    /** The phone number of a contact, as people write it; empty clears it. */
    public static @Nullable String phone(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String phone = text.strip();
        if (!PHONE.matcher(phone).matches()) {
            throw Refusal.invalid("phone must be a number such as +49 30 123456, or empty.");
        }
        return phone;
    }

    /** The owner of a case; empty clears it. */
    public static @Nullable String owner(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.strip().length() > LONGEST_OWNER) {
            throw Refusal.invalid("owner must have at most " + LONGEST_OWNER + " characters.");
        }
        return text.strip();
    }

    /** A comment, with line breaks as the channels write them; it may be empty if files go with it. */
    public static String comment(String text, boolean files) {
        String comment = text.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (comment.isEmpty() && !files || comment.length() > LONGEST_COMMENT) {
            throw Refusal.invalid("text must have 1 to 20,000 characters, without counting blanks around it.");
        }
        return comment;
    }
}
