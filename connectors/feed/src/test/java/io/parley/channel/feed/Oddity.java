// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document as it should not be, and what it is read as. In a file, {@code #} begins one with its name, {@code >} says its
 * media type and the charset of its bytes, {@code =} what is expected; a line that begins with {@code rss|}, {@code atom|} or
 * {@code json|} is put into a whole document of that format, and {@code \xE4} is one byte.
 *
 * @param name what is odd
 * @param contentType its header
 * @param bytes the document
 * @param expected lines of a name and a value
 */
record Oddity(String name, String contentType, byte[] bytes, List<String> expected) {

    private static final Pattern BYTE = Pattern.compile("\\\\x([0-9A-F]{2})");

    static List<Oddity> read(String file) {
        List<Oddity> oddities = new ArrayList<>();
        for (String part : file.split("(?m)^# ")) {
            if (!part.isBlank()) {
                oddities.add(one(part));
            }
        }
        return oddities;
    }

    private static Oddity one(String part) {
        String[] lines = part.split("\n");
        String type = "application/xml";
        Charset charset = Charset.forName("UTF-8");
        StringBuilder body = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i];
            if (line.startsWith("> ")) {
                String[] said = line.substring(2).split(" \\| ");
                type = said[0].strip();
                charset = said.length > 1 ? Charset.forName(said[1].strip()) : charset;
            } else if (line.startsWith("= ")) {
                expected.add(line.substring(2));
            } else if (!line.isBlank()) {
                body.append(body.isEmpty() ? "" : "\n").append(whole(line));
            }
        }
        return new Oddity(lines[0].strip(), type, bytes(body.toString(), charset), expected);
    }

    private static String whole(String line) {
        if (line.startsWith("rss|")) {
            return "<rss version=\"2.0\"><channel><title>T</title><item>"
                    + line.substring(4).strip() + "</item></channel></rss>";
        }
        if (line.startsWith("atom|")) {
            return "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title><entry>"
                    + line.substring(5).strip() + "</entry></feed>";
        }
        if (line.startsWith("json|")) {
            return "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":[{"
                    + line.substring(5).strip() + "}]}";
        }
        return line;
    }

    private static byte[] bytes(String text, Charset charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher raw = BYTE.matcher(text);
        int from = 0;
        while (raw.find()) {
            bytes.writeBytes(text.substring(from, raw.start()).getBytes(charset));
            bytes.write(Integer.parseInt(raw.group(1), 16));
            from = raw.end();
        }
        bytes.writeBytes(text.substring(from).getBytes(charset));
        return bytes.toByteArray();
    }
}
