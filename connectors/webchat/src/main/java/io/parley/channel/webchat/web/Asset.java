// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A file that browsers load, with its digest and itself compressed. */
final class Asset {

    private final String type;
    private final byte[] bytes;
    private final byte[] compressed;
    private final String digest;

    Asset(String type, String text) {
        this.type = type;
        bytes = text.getBytes(StandardCharsets.UTF_8);
        compressed = compress(bytes);
        digest = digest(bytes);
    }

    /** The text of a file of the bundle. */
    static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Asset.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return 16 characters that differ when the texts differ} */
    static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    String digest() {
        return digest;
    }

    /** Answers with the file, or with 304 where the browser has it. */
    void send(HttpServletRequest request, HttpServletResponse response, String caching) throws IOException {
        // Weak, since it stands for the compressed bytes too.
        String tag = "W/\"" + digest + "\"";
        response.setHeader("Cache-Control", caching);
        response.setHeader("ETag", tag);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Vary", "Accept-Encoding");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] body = bytes;
        if (takesCompressed(request)) {
            response.setHeader("Content-Encoding", "gzip");
            body = compressed;
        }
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean takesCompressed(HttpServletRequest request) {
        @Nullable String accepted = request.getHeader("Accept-Encoding");
        return accepted != null && accepted.matches("(.*[, ])?gzip(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
    }

    private static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
