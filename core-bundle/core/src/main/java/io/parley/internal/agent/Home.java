// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.ops.ReceiptKey;
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
import java.util.function.Supplier;

/** The folder in which one agent lives. */
final class Home {

    private final Path folder;

    Home(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
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

    Path backUps() {
        return folder.resolve("backups");
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

    /** The folder of files that people sent. */
    Path files() {
        return folder.resolve("data").resolve("files");
    }

    /** The folder of signed receipts. */
    Path receipts() {
        return folder.resolve("data").resolve("receipts");
    }

    /** The keys by which the agent signs receipts; made when the home is new. */
    ReceiptKey receiptKey() {
        return new ReceiptKey(secret(folder.resolve("data").resolve("receipt-key"), ReceiptKey::random));
    }

    /**
     * A secret in a file that only the agent's user can read.
     *
     * @param file where it is, or is to be
     * @return 43 characters, random when the file was not there
     */
    static String secret(Path file) {
        return secret(file, Home::random);
    }

    private static String secret(Path file, Supplier<String> making) {
        try {
            if (!Files.exists(file)) {
                create(file, making.get());
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

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void create(Path file, String secret) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = Files.createTempFile(file.getParent(), "secret", ".tmp");
        try {
            if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(draft, secret + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            Files.deleteIfExists(draft);
        }
    }
}
