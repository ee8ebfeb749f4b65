// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import io.parley.model.Direction;
import io.parley.model.Message;
import io.parley.spi.Untrusted;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/** Writes letters to visitors: plain text and simple HTML, of which nothing that somebody typed can become a header. */
final class LetterWriter {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final int LONGEST_SUBJECT = 60;
    private static final int MOST_QUOTED = 6;
    private static final int LONGEST_QUOTE = 600;

    private final MailSettings settings;
    private final MailTokens tokens;

    LetterWriter(MailSettings settings, MailTokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    /**
     * A letter with an answer.
     *
     * @param key of the answer
     * @param answer what the rep wrote
     * @param before what was said until then
     */
    Letter answer(Session session, String name, History history, String key, Message answer, List<Message> before)
            throws MessagingException {
        Wording wording = wording(history);
        List<Message> quoted = before.subList(Math.max(0, before.size() - MOST_QUOTED), before.size());
        String quotes =
                quoted.stream().map(message -> quote(history, message, wording)).collect(Collectors.joining("\n>\n"));
        String text = answer.text() + "\n\n" + wording.line() + "\n" + reason(wording) + "\n\n" + wording.before()
                + "\n\n" + quotes + "\n";
        return letter(session, name, history, key, wording.question(), text, answer.sentAt());
    }

    /** A letter with all that was said. */
    Letter transcript(Session session, String name, History history, String key, Instant at) throws MessagingException {
        Wording wording = wording(history);
        String said = history.messages().stream()
                .map(message -> heading(history, message, wording) + "\n" + message.text())
                .collect(Collectors.joining("\n\n"));
        String text = wording.transcript() + "\n\n" + said + "\n\n" + wording.line() + "\n" + reason(wording) + "\n";
        return letter(session, name, history, key, wording.conversation(), text, at);
    }

    private Letter letter(
            Session session, String name, History history, String key, String about, String text, Instant at)
            throws MessagingException {
        String token = tokens.token(name);
        String thread = "<" + token + "@" + settings.domain() + ">";
        Letter letter = new Letter(session, "<" + token + "." + tokens.mark(key) + "@" + settings.domain() + ">");
        String replyTo = settings.replyTo(token);
        letter.setEnvelopeFrom(replyTo);
        letter.setFrom(named(settings.from(), settings.sender()));
        letter.setReplyTo(new InternetAddress[] {named(replyTo, settings.sender())});
        letter.setRecipient(
                RecipientType.TO, new InternetAddress(history.address().orElse(""), true));
        letter.setSubject(subject(about, history) + settings.mark(token), UTF_8);
        letter.setHeader("References", thread);
        letter.setHeader("In-Reply-To", thread);
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
        letter.setSentDate(Date.from(at));
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, UTF_8, "plain");
        MimeBodyPart simple = new MimeBodyPart();
        simple.setText(html(text), UTF_8, "html");
        letter.setContent(new MimeMultipart("alternative", plain, simple));
        letter.saveChanges();
        return letter;
    }

    private String reason(Wording wording) {
        return wording.reason(settings.imap().isPresent());
    }

    private Wording wording(History history) {
        return history.messages().stream()
                .filter(message -> message.direction() == Direction.INBOUND)
                .flatMap(message -> message.language().stream())
                .findFirst()
                .map(settings.wording()::in)
                .orElse(settings.wording());
    }

    private static String subject(String about, History history) {
        String question =
                history.messages().isEmpty() ? "" : history.messages().get(0).text();
        return about + ": " + Untrusted.line(question, LONGEST_SUBJECT);
    }

    private String quote(History history, Message message, Wording wording) {
        String text = heading(history, message, wording) + "\n" + Untrusted.cut(message.text(), LONGEST_QUOTE);
        return text.lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
    }

    private String heading(History history, Message message, Wording wording) {
        String who = message.direction() == Direction.INBOUND
                ? Untrusted.line(history.visitor().displayName(), LONGEST_SUBJECT)
                : settings.sender();
        return who + ", " + wording.moment(message.sentAt()) + ":";
    }

    private static InternetAddress named(String address, String name) throws MessagingException {
        try {
            return new InternetAddress(address, Untrusted.line(name, LONGEST_SUBJECT), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("every Java platform has UTF-8", e);
        }
    }

    private static String html(String text) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        return "<!DOCTYPE html>\n<html><body>\n<p>"
                + escaped.strip().replace("\n\n", "</p>\n<p>").replaceAll("\n(?!<p>)", "<br>\n")
                + "</p>\n</body></html>\n";
    }
}
