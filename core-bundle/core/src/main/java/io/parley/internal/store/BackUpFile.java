// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A back-up as a file: a zip with the store and, behind it, the manifest. */
final class BackUpFile {

    private static final String STORE = "parley.db";
    private static final String MANIFEST = "manifest.json";
    private static final int LONGEST_MANIFEST = 4_000;

    private BackUpFile() {}

    /** Packs a store that nobody writes to; returns when it is on disk. */
    static Manifest pack(Path store, Manifest draft, Path file) throws IOException {
        Manifest manifest;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel))) {
            zip.setLevel(Deflater.BEST_SPEED);
            MessageDigest digest = sha256();
            zip.putNextEntry(new ZipEntry(STORE));
            long bytes = Files.copy(store, new DigestOutputStream(zip, digest));
            zip.closeEntry();
            manifest = new Manifest(draft.version(), draft.schema(), draft.madeAt(), bytes, hex(digest));
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(manifest.json().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            zip.finish();
            channel.force(true);
        }
        return manifest;
    }

    /**
     * Reads what a back-up says about itself.
     *
     * @throws StoreException if it is none; the message says so
     */
    static Manifest manifest(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(entry(zip, MANIFEST))) {
            return Manifest.of(new String(in.readNBytes(LONGEST_MANIFEST), StandardCharsets.UTF_8));
        } catch (IOException | UncheckedIOException | DateTimeException e) {
            throw new StoreException(file + " is not a whole back-up (" + e.getMessage() + ").", e);
        }
    }

    /**
     * Unpacks the store of a back-up and compares it with the manifest.
     *
     * @throws StoreException if it is not what the manifest says
     */
    static void unpack(Path file, Manifest manifest, Path store) throws IOException {
        MessageDigest digest = sha256();
        long bytes = 0;
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(entry(zip, STORE));
                OutputStream out = new DigestOutputStream(Files.newOutputStream(store), digest)) {
            byte[] buffer = new byte[65_536];
            // No further than the manifest says: a zip may hold much more than its size tells.
            for (int read = in.read(buffer); read > 0 && bytes <= manifest.bytes(); read = in.read(buffer)) {
                out.write(buffer, 0, read);
                bytes += read;
            }
        }
        if (bytes != manifest.bytes() || !hex(digest).equals(manifest.sha256())) {
            String reason = "the store in it is not the one that its manifest names";
            throw new StoreException(file + " is damaged: " + reason + ".", new IOException(reason));
        }
    }

    private static ZipEntry entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("there is no " + name + " in it");
        }
        return entry;
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
