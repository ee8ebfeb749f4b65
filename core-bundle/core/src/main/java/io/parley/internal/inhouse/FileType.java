// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A type of file, recognised by its first bytes.
 *
 * @param mediaType what it is called
 * @param endings of names, the usual one first
 * @param beginnings what such a file begins with, one of them; a dot stands for any byte; none for plain text
 * @param picture whether it is safe to be shown in a page
 */
record FileType(String mediaType, List<String> endings, List<String> beginnings, boolean picture) {

    /** How many bytes are needed to recognise a file. */
    static final int HEAD = 512;

    private static final String ZIP = "PK\u0003\u0004";
    private static final List<FileType> KNOWN = List.of(
            picture("image/png", List.of("png"), "\u0089PNG\r\n\u001a\n"),
            picture("image/jpeg", List.of("jpg", "jpeg"), "\u00ff\u00d8\u00ff"),
            picture("image/gif", List.of("gif"), "GIF87a", "GIF89a"),
            picture("image/webp", List.of("webp"), "RIFF....WEBP"),
            other("image/heic", List.of("heic"), "....ftypheic", "....ftypmif1"),
            other("application/pdf", List.of("pdf"), "%PDF-"),
            other("audio/mpeg", List.of("mp3"), "ID3", "\u00ff\u00fb", "\u00ff\u00f3", "\u00ff\u00f2"),
            other("audio/ogg", List.of("ogg", "oga"), "OggS"),
            other("audio/wav", List.of("wav"), "RIFF....WAVE"),
            other("video/quicktime", List.of("mov"), "....ftypqt"),
            other("video/mp4", List.of("mp4", "m4v"), "....ftyp"),
            other("video/webm", List.of("webm"), "\u001aE\u00df\u00a3"),
            other("application/zip", List.of("zip"), ZIP),
            other("application/vnd.openxmlformats-officedocument.wordprocessingml.document", List.of("docx"), ZIP),
            other("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", List.of("xlsx"), ZIP),
            other("application/vnd.openxmlformats-officedocument.presentationml.presentation", List.of("pptx"), ZIP),
            other("application/vnd.oasis.opendocument.text", List.of("odt"), ZIP),
            other("application/vnd.oasis.opendocument.spreadsheet", List.of("ods"), ZIP),
            new FileType("text/plain", List.of("txt", "log", "csv", "md"), List.of(), false));

    private static FileType picture(String mediaType, List<String> endings, String... beginnings) {
        return new FileType(mediaType, endings, List.of(beginnings), true);
    }

    private static FileType other(String mediaType, List<String> endings, String... beginnings) {
        return new FileType(mediaType, endings, List.of(beginnings), false);
    }

    static Set<String> mediaTypes() {
        Set<String> types = new TreeSet<>();
        KNOWN.forEach(type -> types.add(type.mediaType()));
        return types;
    }

    static Optional<FileType> named(String mediaType) {
        return KNOWN.stream().filter(type -> type.mediaType().equals(mediaType)).findFirst();
    }

    /** What begins so; where several types do, what the sender says decides between them, by type or by the end of the name. */
    static Optional<FileType> of(byte[] head, String stated, String name) {
        List<FileType> fitting = KNOWN.stream().filter(type -> type.fits(head)).toList();
        return fitting.stream()
                .filter(type -> stated.toLowerCase(Locale.ROOT).startsWith(type.mediaType()))
                .findFirst()
                .or(() -> fitting.stream().filter(type -> type.ends(name)).findFirst())
                .or(() -> fitting.stream().findFirst());
    }

    boolean ends(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(ending -> lower.endsWith("." + ending));
    }

    private boolean fits(byte[] head) {
        return beginnings.isEmpty()
                ? isText(head)
                : beginnings.stream()
                        .anyMatch(beginning -> begins(head, beginning.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static boolean begins(byte[] head, byte[] beginning) {
        boolean same = head.length >= beginning.length;
        for (int i = 0; same && i < beginning.length; i++) {
            same = beginning[i] == '.' || beginning[i] == head[i];
        }
        return same;
    }

    /** Has no control characters but those that texts have. */
    private static boolean isText(byte[] head) {
        for (byte one : head) {
            boolean control = one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t' && one != '\f';
            if (control || one == 0x7f) {
                return false;
            }
        }
        return true;
    }
}
