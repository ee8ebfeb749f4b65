// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.model.Conversation;
import io.parley.model.Message;
import io.parley.spi.Untrusted;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Titles of cases: that of the conversation, else the beginning of the message. */
final class Subjects {

    private static final int LONGEST = 200;

    private static final Pattern ADDRESSED = Pattern.compile("^(?:@\\S++(?: |$))++");

    private Subjects() {}

    /**
     * A title.
     *
     * @param foundBy the stream that found the message, if it was not said to the account
     */
    static String of(Conversation conversation, Message message, @Nullable String foundBy) {
        String subject = Untrusted.line(conversation.subject().orElse(""), LONGEST);
        String text =
                subject.isEmpty() ? withoutNames(Untrusted.line(message.text(), Message.MAX_TEXT_LENGTH)) : subject;
        String title = text.isEmpty() ? "(no text)" : text;
        return Untrusted.cut(foundBy == null ? title : "Found by " + foundBy + ": " + title, LONGEST);
    }

    /** Who is addressed is no subject, unless nothing else is said. */
    private static String withoutNames(String line) {
        String rest = ADDRESSED.matcher(line).replaceFirst("");
        return rest.isEmpty() ? line : rest;
    }
}
