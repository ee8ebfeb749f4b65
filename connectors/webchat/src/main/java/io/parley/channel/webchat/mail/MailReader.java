// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import io.parley.spi.HtmlText;
import io.parley.spi.Untrusted;
import jakarta.mail.Address;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads e-mails, of which every byte is from outside. Any thread. */
final class MailReader {

    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_HEADERS = 100_000;
    private static final int MOST_TOKENS = 20;
    private static final Pattern CARRIERS = Pattern.compile(
            "to|cc|delivered-to|x-original-to|envelope-to|x-envelope-to|in-reply-to|references|subject",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FAILED =
            Pattern.compile("^Action:\\s{0,9}failed", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern DIAGNOSIS =
            Pattern.compile("^(?:Diagnostic-Code|Status):(.{0,300})", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private final Session session = Session.getInstance(new Properties());
    private final HtmlText htmlText;

    MailReader(HtmlText htmlText) {
        this.htmlText = htmlText;
    }

    /**
     * Reads an e-mail.
     *
     * @param bytes of it, perhaps not all
     * @param whole whether they are all
     * @param otherwise what stands for its id if it has none
     * @throws MessagingException if it cannot be read
     */
    Mail read(byte[] bytes, boolean whole, String otherwise) throws MessagingException {
        MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(bytes));
        MailContents contents = new MailContents(htmlText).read(message);
        Mail.Kind kind = kind(message, contents);
        String text = kind == Mail.Kind.BOUNCE
                ? diagnosis(contents.report())
                : new QuotedText(contents.text()).written() + contents.attachments() + (whole ? "" : "\n[…]");
        String messageId = header(message, "Message-ID");
        Set<String> tokens = new LinkedHashSet<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            if (CARRIERS.matcher(header.getName()).matches()) {
                collect(header.getValue(), tokens);
            }
        }
        if (kind == Mail.Kind.BOUNCE) {
            collect(contents.report(), tokens);
        }
        return new Mail(
                messageId.isEmpty() ? otherwise : messageId,
                kind,
                from(message),
                new ArrayList<>(tokens),
                Untrusted.text(text, LONGEST_TEXT));
    }

    private static void collect(String text, Set<String> tokens) {
        String some = text.substring(0, Math.min(text.length(), LONGEST_HEADERS));
        Matcher matcher = MailTokens.FORM.matcher(some);
        while (tokens.size() < MOST_TOKENS && matcher.find()) {
            tokens.add(matcher.group().toLowerCase(Locale.ROOT));
        }
    }

    private static Mail.Kind kind(MimeMessage message, MailContents contents) throws MessagingException {
        if (report(message)) {
            return FAILED.matcher(contents.report()).find() ? Mail.Kind.BOUNCE : Mail.Kind.AUTOMATIC;
        }
        String submitted = header(message, "Auto-Submitted").toLowerCase(Locale.ROOT);
        String precedence = header(message, "Precedence").toLowerCase(Locale.ROOT);
        boolean automatic = !submitted.isEmpty() && !submitted.startsWith("no")
                || List.of("bulk", "junk", "list", "auto_reply").contains(precedence)
                || header(message, "Return-Path").equals("<>")
                || Stream.of("X-Autoreply", "X-Autorespond", "List-Id", "X-Loop")
                        .anyMatch(name -> !header(message, name).isEmpty());
        return automatic ? Mail.Kind.AUTOMATIC : Mail.Kind.LETTER;
    }

    private static boolean report(MimeMessage message) throws MessagingException {
        try {
            ContentType type = new ContentType(message.getContentType());
            return type.match("multipart/report")
                    && "delivery-status".equalsIgnoreCase(type.getParameter("report-type"));
        } catch (ParseException e) {
            return false;
        }
    }

    private static String diagnosis(String report) {
        String last = "";
        Matcher matcher = DIAGNOSIS.matcher(report);
        while (matcher.find()) {
            last = matcher.group(1).strip();
        }
        return Untrusted.line(last, LONGEST_LINE);
    }

    private static String from(MimeMessage message) {
        try {
            Address[] senders = message.getFrom();
            return senders != null && senders.length > 0 && senders[0] instanceof InternetAddress sender
                    ? Untrusted.line(sender.getAddress(), LONGEST_LINE).toLowerCase(Locale.ROOT)
                    : "";
        } catch (MessagingException e) {
            return "";
        }
    }

    private static String header(MimeMessage message, String name) {
        try {
            String[] values = message.getHeader(name);
            return values == null ? "" : values[0].strip();
        } catch (MessagingException e) {
            return "";
        }
    }
}
