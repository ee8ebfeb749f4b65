// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The folder in which one agent lives. */
final class Home {

    private final Path folder;

    Home(Path folder) {
        this.folder = folder;
    }

    Path config() {
        return folder.resolve("config");
    }

    Path secrets() {
        return folder.resolve("secrets");
    }

    Path plugins() {
        return folder.resolve("plugins");
    }

    Path store() {
        return folder.resolve("data").resolve("parley.db");
    }

    /** The agent's token, by which its people are known; made when the home is new. */
    String apiToken() {
        return secret(folder.resolve("data").resolve("api-token"));
    }

    /** The key by which the agent signs tokens of visitors; made when the home is new. */
    byte[] signingKey() {
        return secret(folder.resolve("data").resolve("signing-key")).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A secret in a file that only the agent's user can read.
     *
     * @param file where it is, or is to be
     * @return 43 characters, random when the file was not there
     */
    static String secret(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            String secret = Files.readString(file).strip();
            if (secret.length() < 16) {
                throw new IllegalStateException(
                        file + " must hold a secret of at least 16 characters; delete it to get a new one");
            }
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException("The secret " + file + " cannot be read or made", e);
        }
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        Path draft = Files.createTempFile(file.getParent(), "secret", ".tmp");
        try {
            if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(draft, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            Files.deleteIfExists(draft);
        }
    }
}
