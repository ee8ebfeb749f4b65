// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import io.parley.spi.Untrusted;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Names of files, made harmless: they become part of addresses and headers, and end up in folders of people. */
final class FileName {

    private static final int LONGEST = 100;
    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    private static final Pattern HARMFUL = Pattern.compile("[^\\p{L}\\p{M}\\p{N} ._()+-]");
    private static final Pattern EDGES = Pattern.compile("^[ .]+|[ .]+$");

    private FileName() {}

    /** What somebody calls a file, ending as files of its type do. */
    static String safe(String name, FileType type) {
        String last = FOLDERS.matcher(Untrusted.line(name, 10_000)).replaceAll("");
        String clean = EDGES.matcher(HARMFUL.matcher(last).replaceAll("_")).replaceAll("");
        String stem = clean.isEmpty() ? "file" : clean;
        if (type.ends(stem) && stem.length() <= LONGEST) {
            return stem;
        }
        String ending = "." + type.endings().get(0);
        return cut(stem, LONGEST - ending.length()) + ending;
    }

    /** As a part of an address. */
    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** As headers say it: once for those who read ASCII alone, once for all others. */
    static String parameters(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9 ._()+-]", "_");
        return "filename=\"" + plain + "\"; filename*=UTF-8''" + encoded(name).replace("*", "%2A");
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
