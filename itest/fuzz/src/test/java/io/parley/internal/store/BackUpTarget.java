// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.fuzz.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Back-ups that somebody made up: the file itself, and a whole one with a made-up manifest. */
public final class BackUpTarget implements Target {

    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

    private final Path folder;

    /** In a folder of its own. */
    public BackUpTarget() {
        try {
            folder = Files.createTempDirectory("parley-fuzz");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void read(byte[] input) throws IOException {
        restore(input);
        restore(packed(input));
    }

    private void restore(byte[] backUp) throws IOException {
        Path store = folder.resolve("parley.db");
        Files.deleteIfExists(store);
        try {
            new Restoration(store, NOON).restore(Files.write(folder.resolve("backup.zip"), backUp));
        } catch (StoreException e) {
            if (Files.exists(store)) {
                throw new AssertionError("refused, but put there", e);
            }
        }
    }

    private static byte[] packed(byte[] manifest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(manifest);
            zip.putNextEntry(new ZipEntry("parley.db"));
            zip.write("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }
}
