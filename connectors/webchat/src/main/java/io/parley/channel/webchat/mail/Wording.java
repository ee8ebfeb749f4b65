// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The words of letters in one language. */
enum Wording {
    ENGLISH(
            "Your question",
            "Your conversation",
            "=== Please write your answer above this line ===",
            "What was said before:",
            "You get this e-mail because you left your address in our chat. Answer it, and your answer comes to us.",
            "You get this e-mail because you left your address in our chat.",
            "Here is what was said in our chat:",
            "d MMM yyyy, HH:mm 'UTC'",
            Locale.ENGLISH),
    GERMAN(
            "Ihre Frage",
            "Ihr Gespräch",
            "=== Bitte antworten Sie oberhalb dieser Zeile ===",
            "Was bisher gesagt wurde:",
            "Sie erhalten diese E-Mail, weil Sie in unserem Chat Ihre Adresse angegeben haben. Antworten Sie darauf, so"
                    + " erreicht uns Ihre Antwort.",
            "Sie erhalten diese E-Mail, weil Sie in unserem Chat Ihre Adresse angegeben haben.",
            "Das wurde in unserem Chat gesagt:",
            "d. MMM yyyy, HH:mm 'UTC'",
            Locale.GERMAN);

    private final String question;
    private final String conversation;
    private final String line;
    private final String before;
    private final String answerable;
    private final String unanswerable;
    private final String transcript;
    private final DateTimeFormatter moments;

    Wording(
            String question,
            String conversation,
            String line,
            String before,
            String answerable,
            String unanswerable,
            String transcript,
            String moments,
            Locale locale) {
        this.question = question;
        this.conversation = conversation;
        this.line = line;
        this.before = before;
        this.answerable = answerable;
        this.unanswerable = unanswerable;
        this.transcript = transcript;
        this.moments = DateTimeFormatter.ofPattern(moments, locale).withZone(ZoneOffset.UTC);
    }

    /** Reads what the configuration says. */
    static Wording of(String language) {
        return switch (language.strip().toLowerCase(Locale.ROOT)) {
            case "en" -> ENGLISH;
            case "de" -> GERMAN;
            default -> throw new IllegalArgumentException("mailLanguage must be en or de, not \"" + language + "\"");
        };
    }

    /** The words in the language of a person, if there are any; these otherwise. */
    Wording in(String language) {
        String main = language.toLowerCase(Locale.ROOT).split("[-_]")[0];
        return switch (main) {
            case "en" -> ENGLISH;
            case "de" -> GERMAN;
            default -> this;
        };
    }

    String question() {
        return question;
    }

    String conversation() {
        return conversation;
    }

    /** Below it stands what people need not answer. */
    String line() {
        return line;
    }

    String before() {
        return before;
    }

    String reason(boolean canBeAnswered) {
        return canBeAnswered ? answerable : unanswerable;
    }

    String transcript() {
        return transcript;
    }

    String moment(Instant at) {
        return moments.format(at);
    }
}
