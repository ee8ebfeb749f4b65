// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.model.Conversation;
import io.parley.model.Message;

/** Titles of cases: that of the conversation, else the beginning of the message. */
final class Subjects {

    private static final int LONGEST = 200;

    private Subjects() {}

    static String of(Conversation conversation, Message message) {
        String subject = line(conversation.subject().orElse(""));
        String text = subject.isEmpty() ? line(message.text()) : subject;
        if (text.isEmpty()) {
            return "(no text)";
        }
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, end) + "…";
    }

    private static String line(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
