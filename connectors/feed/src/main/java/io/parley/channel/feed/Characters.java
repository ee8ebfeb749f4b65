// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the bytes of an XML document into text. What counts is, as RFC 7303 has it, the byte order mark, the charset of the
 * header, the one that the document declares, and UTF-8; where the bytes contradict that, what browsers make of them.
 */
final class Characters {

    private static final int DECLARATION = 1_000;
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]{1,40})");
    private static final Pattern ENCODING =
            Pattern.compile("(?i)<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']\\s*([\\w.:-]{1,40})");

    private final byte[] bytes;

    private Characters(byte[] bytes) {
        this.bytes = bytes;
    }

    static String read(byte[] bytes, String contentType) {
        Characters characters = new Characters(bytes);
        Optional<Mark> mark = Mark.of(bytes);
        if (mark.isPresent()) {
            return characters.decode(mark.get().charset(), mark.get().length());
        }
        Optional<Charset> wide = characters.wide();
        Optional<Charset> header = label(CHARSET, contentType);
        Optional<Charset> declared = label(ENCODING, characters.beginning())
                // A declaration that can be read byte by byte is not written in two bytes a character.
                .map(charset -> Charsets.isWide(charset) ? StandardCharsets.UTF_8 : charset);
        Optional<Charset> stated = header.filter(charset -> characters.fits(charset) || declared.isEmpty())
                .or(() -> declared);
        if (wide.isPresent()) {
            return characters.decode(wide.get(), 0);
        }
        return characters.forgiving(
                stated.filter(charset -> !Charsets.isWide(charset)).orElse(StandardCharsets.UTF_8));
    }

    private record Mark(Charset charset, int length) {

        static Optional<Mark> of(byte[] bytes) {
            if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
                return Optional.of(new Mark(StandardCharsets.UTF_8, 3));
            }
            if (begins(bytes, 0xFF, 0xFE, 0, 0)) {
                return Optional.of(new Mark(Charset.forName("UTF-32LE"), 4));
            }
            if (begins(bytes, 0xFF, 0xFE)) {
                return Optional.of(new Mark(StandardCharsets.UTF_16LE, 2));
            }
            return begins(bytes, 0xFE, 0xFF) ? Optional.of(new Mark(StandardCharsets.UTF_16BE, 2)) : Optional.empty();
        }
    }

    /** Without a mark, the first character of XML tells. */
    private Optional<Charset> wide() {
        if (begins(bytes, '<', 0)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return begins(bytes, 0, '<') ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private String beginning() {
        return new String(bytes, 0, Math.min(bytes.length, DECLARATION), StandardCharsets.ISO_8859_1);
    }

    private boolean fits(Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** What calls itself UTF-8, and mostly is not, comes from an old Windows. */
    private String forgiving(Charset charset) {
        String text = decode(charset, 0);
        if (Charsets.isUtf8(charset)) {
            long broken = text.chars().filter(c -> c == '\uFFFD').count();
            long foreign = text.chars().filter(c -> c > 0x7F && c != '\uFFFD').count();
            if (broken > foreign) {
                return decode(Charsets.WINDOWS, 0);
            }
        }
        return text;
    }

    private String decode(Charset charset, int from) {
        return new String(bytes, from, bytes.length - from, charset);
    }

    private static Optional<Charset> label(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Charsets.named(matcher.group(1)) : Optional.empty();
    }

    private static boolean begins(byte[] bytes, int... values) {
        if (bytes.length < values.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if ((bytes[i] & 0xFF) != values[i]) {
                return false;
            }
        }
        return true;
    }
}
