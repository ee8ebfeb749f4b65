// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of receipts: for each day a file, its signature beside it, and the public key. Any thread reads, one writes. */
public final class ReceiptBook {

    private static final String RECEIPT = ".json";
    private static final String SIGNATURE = ".json.sig";

    private final Path folder;
    private final ReceiptKey key;

    /**
     * A book.
     *
     * @param folder made when the first receipt is added
     * @param key that signs
     */
    public ReceiptBook(Path folder, ReceiptKey key) {
        this.folder = folder;
        this.key = key;
    }

    /** {@return the public key as openssl reads it} */
    public String publicKey() {
        return key.publicPem();
    }

    /** {@return the newest receipts, the newest first} */
    public List<Receipt> newest(int limit) throws IOException {
        List<Receipt> receipts = new ArrayList<>();
        for (LocalDate day : days(limit)) {
            receipts.add(read(day));
        }
        return receipts;
    }

    /** {@return the bytes of a receipt; empty if that day has none} */
    public Optional<byte[]> receipt(LocalDate day) throws IOException {
        return bytes(folder.resolve(day + RECEIPT));
    }

    /** {@return the bytes of a signature; empty if that day has none} */
    public Optional<byte[]> signature(LocalDate day) throws IOException {
        return bytes(folder.resolve(day + SIGNATURE));
    }

    /** {@return days that have a receipt, the newest first} */
    List<LocalDate> days(int limit) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(RECEIPT))
                    .flatMap(name -> Receipt.day(name.substring(0, name.length() - RECEIPT.length())).stream())
                    .sorted(Comparator.reverseOrder())
                    .limit(limit)
                    .toList();
        }
    }

    /** Whether the receipt of a day is as this agent signed it. */
    boolean genuine(LocalDate day) throws IOException {
        Optional<byte[]> receipt = receipt(day);
        Optional<byte[]> signature = signature(day);
        return receipt.isPresent() && signature.isPresent() && key.signed(receipt.get(), signature.get());
    }

    /** Reads the receipt of a day that has one. */
    Receipt read(LocalDate day) throws IOException {
        return Receipt.read(day, Files.readAllBytes(folder.resolve(day + RECEIPT)));
    }

    /**
     * Adds a receipt; returns when it is on disk. The signature comes first: a receipt is there from the moment in which its
     * own file is, and is never changed.
     *
     * @throws FileAlreadyExistsException if the day has a receipt
     */
    void add(LocalDate day, byte[] receipt) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(day + RECEIPT);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        put(folder.resolve("public-key.pem"), publicKey().getBytes(StandardCharsets.US_ASCII));
        put(folder.resolve(day + SIGNATURE), key.sign(receipt));
        put(file, receipt);
    }

    private void put(Path file, byte[] bytes) throws IOException {
        Path draft = folder.resolve(file.getFileName() + ".draft");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        syncFolder();
    }

    /** Where folders cannot be opened, the file system itself keeps the order of renames. */
    private void syncFolder() throws IOException {
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static Optional<byte[]> bytes(Path file) throws IOException {
        return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }
}
