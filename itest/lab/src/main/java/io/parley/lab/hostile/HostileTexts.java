// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What has broken readers before, as bytes. */
final class HostileTexts {

    /** Numbers at and behind the edges. */
    static final List<byte[]> NUMBERS = utf8(
            "0",
            "-1",
            "2147483648",
            "4294967296",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "999999999999999",
            "1e999999999",
            "1e-999999999",
            "0.000000000000000000001",
            "123456789".repeat(100),
            "0x10",
            "NaN",
            "\u0661\u0662");

    /** Whatever is repeated to look for what takes the square of its length. */
    static final List<byte[]> RUNS = utf8(
            "<p></p>",
            "<br>",
            "<a href=\"http://a\">",
            "@a ",
            " ",
            "\n",
            "a",
            "\u00e4",
            "&lt;",
            "$[secret:",
            "../",
            "%",
            "{\"",
            "\\u0041",
            "#comment-1",
            "a@",
            "class=\"");

    /** All of them, with texts that mean something to some reader. */
    static final List<byte[]> ALL = Stream.of(
                    NUMBERS,
                    RUNS,
                    utf8(
                            "",
                            "null",
                            "true",
                            "[]",
                            "{}",
                            "\u0000",
                            "\r\n",
                            "\u001b[2J",
                            "\u009b31m",
                            "\u202e",
                            "\ufeff",
                            "\\ud800",
                            "\\u0000",
                            "\ud83d\ude00",
                            "&#x110000;",
                            "&#0;",
                            "<![CDATA[",
                            "<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d SYSTEM \"file:///etc/passwd\">]>",
                            "&d;",
                            "+1000000000-12-31T23:59:59.999999999Z",
                            "-1000000000-01-01T00:00:00Z",
                            "+999999999-12-31T23:59:59",
                            "-999999999-01-01T00:00:00+18:00",
                            "2026-02-30T25:61:61Z",
                            "Sun, 31 Dec 9999 23:59:59 GMT",
                            "http://[::1]/",
                            "http://user@host:99999/%",
                            "//host",
                            "javascript:alert(1)",
                            "urn:a",
                            "http:a",
                            "=1+1",
                            "' OR 1=1; --",
                            "%00",
                            "charset=utf-32",
                            "charset=\u0000",
                            "\n====\n",
                            "HTTP 503\n",
                            "HTTP 429\nRetry-After: -1\n"),
                    List.of(
                            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                            new byte[] {(byte) 0xff, (byte) 0xfe},
                            new byte[] {(byte) 0xfe, (byte) 0xff},
                            new byte[] {0, 0, (byte) 0xfe, (byte) 0xff},
                            new byte[] {0, 0, 0, '{', (byte) 0xff, (byte) 0xff, 0, 0},
                            new byte[] {(byte) 0xc0, (byte) 0x80},
                            new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80}))
            .flatMap(List::stream)
            .toList();

    private HostileTexts() {}

    private static List<byte[]> utf8(String... texts) {
        return Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
