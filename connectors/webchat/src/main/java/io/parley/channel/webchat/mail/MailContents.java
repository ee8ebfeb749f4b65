// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import io.parley.spi.HtmlText;
import io.parley.spi.Untrusted;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/** The text of an e-mail, and what hangs on it; of parts within parts only as many as people send. For one e-mail. */
final class MailContents {

    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 100;
    private static final int MOST_NAMED = 20;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PART = 200_000;
    private static final int MOST_BOUNDARIES = 500;

    private final HtmlText htmlText;
    private final StringBuilder report = new StringBuilder();
    private final StringBuilder attachments = new StringBuilder();
    private String plain = "";
    private String html = "";
    private int parts;
    private int named;

    MailContents(HtmlText htmlText) {
        this.htmlText = htmlText;
    }

    MailContents read(Part message) throws MessagingException {
        part(message, 0);
        return this;
    }

    /** What was written; from the HTML if there is nothing else. */
    String text() {
        return plain.isBlank() && !html.isBlank() ? htmlText.toPlainText(html) : plain;
    }

    /** What a mail server reports, and the headers of what it reports on. */
    String report() {
        return report.toString();
    }

    /** Names and sizes of what hangs on it, a line each. */
    String attachments() {
        return attachments.toString();
    }

    private void part(Part part, int depth) throws MessagingException {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            return;
        }
        ContentType type = typeOf(part);
        if (type.match("multipart/*")) {
            byte[] bytes = bytes(part);
            refuseHeaps(bytes, type);
            MimeMultipart many = new MimeMultipart(new ByteArrayDataSource(bytes, type.toString()));
            for (int i = 0; i < Math.min(many.getCount(), MOST_PARTS); i++) {
                part(many.getBodyPart(i), depth + 1);
            }
        } else if (type.match("message/*") || type.match("text/rfc822-headers")) {
            report.append(new String(bytes(part), StandardCharsets.UTF_8)).append('\n');
        } else if (part instanceof BodyPart && (nameOf(part) != null || !type.match("text/*"))) {
            attached(part);
        } else if (type.match("text/plain") && plain.isBlank()) {
            plain = decoded(part, type);
        } else if (type.match("text/html") && html.isBlank()) {
            html = decoded(part, type);
        }
    }

    /** The library takes the longer for each part, the more there are. */
    private static void refuseHeaps(byte[] bytes, ContentType type) throws MessagingException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String boundary = "--" + (type.getParameter("boundary") == null ? "" : type.getParameter("boundary"));
        int found = 0;
        for (int at = text.indexOf(boundary); at >= 0; at = text.indexOf(boundary, at + boundary.length())) {
            if (++found > MOST_BOUNDARIES) {
                throw new MessagingException("It has more parts than people send.");
            }
        }
    }

    private void attached(Part part) throws MessagingException {
        if (++named <= MOST_NAMED) {
            String name = nameOf(part);
            attachments
                    .append("\n[Attachment: ")
                    .append(Untrusted.line(name == null ? "without a name" : name, LONGEST_NAME))
                    .append(", ")
                    .append(Math.max(1, bytes(part).length / 1024))
                    .append(" kB]");
        }
    }

    private static @Nullable String nameOf(Part part) throws MessagingException {
        try {
            String name = part.getFileName();
            return name == null ? null : MimeUtility.decodeText(name);
        } catch (ParseException | UnsupportedEncodingException e) {
            return "?";
        }
    }

    private static ContentType typeOf(Part part) throws MessagingException {
        try {
            return new ContentType(part.getContentType());
        } catch (ParseException e) {
            return new ContentType("text/plain");
        }
    }

    private static String decoded(Part part, ContentType type) throws MessagingException {
        byte[] bytes = bytes(part);
        return new String(bytes, 0, Math.min(bytes.length, LONGEST_PART), charset(type.getParameter("charset")));
    }

    private static Charset charset(@Nullable String name) {
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name.strip()));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static byte[] bytes(Part part) throws MessagingException {
        try (InputStream in = part.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new MessagingException("It is not encoded as it says.", e);
        }
    }
}
