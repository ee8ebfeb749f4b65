// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** What opens the door: a secret in a file that only the agent's own user reads. */
final class Credential {

    private static final int BYTES = 32;

    private final byte[] secret;

    private Credential(byte[] secret) {
        this.secret = secret;
    }

    /**
     * Reads the secret, and makes it if it is not there.
     *
     * @param home of the agent
     * @throws IOException if it can be neither read nor made
     */
    static Credential in(Path home) throws IOException {
        Path file = home.resolve("secrets").resolve("sandbox-token");
        if (!Files.exists(file)) {
            make(file);
        }
        String secret = Files.readString(file).strip();
        if (secret.isEmpty()) {
            throw new IOException(file + " is empty; delete it, then a new one is made at the next start");
        }
        return new Credential(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether this is the secret; the time it takes tells nothing. */
    boolean matches(String presented) {
        return MessageDigest.isEqual(secret, presented.getBytes(StandardCharsets.UTF_8));
    }

    /** Moved into its place when it is complete and on disk, so that nobody ever reads a part of it. */
    private static void make(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Path folder = file.getParent();
        Files.createDirectories(folder, only("rwx------", folder));
        Path fresh = Files.createTempFile(folder, ".sandbox-token", null, only("rw-------", folder));
        Files.writeString(fresh, text);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] only(String permissions, Path where) {
        if (!where.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
    }
}
