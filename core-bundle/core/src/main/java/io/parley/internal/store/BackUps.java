// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The folder of back-ups, made while the agent works. A back-up bears its name only when it is whole; all are kept until a
 * person deletes them. Any thread.
 */
public final class BackUps {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'parley-'yyyyMMdd'T'HHmmss.SSS'Z.zip'").withZone(ZoneOffset.UTC);
    private static final String NAMES = "parley-\\d{8}T\\d{6}\\.\\d{3}Z\\.zip";
    private static final String DRAFT = ".part";

    private final Path store;
    private final Path folder;
    private final String version;
    private final InstantSource clock;
    private final ReentrantLock making = new ReentrantLock();

    /**
     * The back-ups of a store.
     *
     * @param store its file
     * @param folder where they are, or are to be
     * @param version of the agent
     * @param clock the store's clock
     */
    public BackUps(Path store, Path folder, String version, InstantSource clock) {
        this.store = store;
        this.folder = folder;
        this.version = version;
        this.clock = clock;
    }

    /** A back-up that is whole. */
    public record BackUp(Path file, Manifest manifest) {}

    /**
     * Makes one; writing goes on meanwhile. Returns when it is on disk.
     *
     * @return the back-up; empty while another one is being made
     * @throws StoreException if there is no room, or the store cannot be read; nothing is left behind
     */
    public Optional<BackUp> make() {
        if (!making.tryLock()) {
            return Optional.empty();
        }
        try {
            makeFolder();
            deleteDrafts();
            return Optional.of(whole());
        } catch (IOException | SQLException e) {
            throw new StoreException("No back-up was made: " + e.getMessage(), e);
        } finally {
            deleteDrafts();
            making.unlock();
        }
    }

    /** {@return the newest back-up in the folder, by its name; empty if there is none} */
    public Optional<Path> newest() {
        return files(NAMES).stream().max(Comparator.comparing(Path::getFileName));
    }

    private BackUp whole() throws IOException, SQLException {
        long size = Files.size(store);
        if (Files.getFileStore(folder).getUsableSpace() < 2 * size) {
            throw new IOException("it needs " + 2 * size / 1_000_000 + " MB of free room in " + folder);
        }
        Instant now = clock.instant();
        Path file = folder.resolve(NAME.format(now));
        Path copy = folder.resolve(file.getFileName() + ".db" + DRAFT);
        int schema;
        try (StoreFile working = new StoreFile(store)) {
            working.copyTo(copy);
            schema = working.schema();
        }
        Path draft = folder.resolve(file.getFileName() + DRAFT);
        Manifest manifest = BackUpFile.pack(copy, new Manifest(version, schema, now, 0, ""), draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        Disk.sync(folder);
        return new BackUp(file, manifest);
    }

    private void makeFolder() throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
    }

    private void deleteDrafts() {
        for (Path draft : files("parley-.*" + DRAFT + ".*")) {
            draft.toFile().delete();
        }
    }

    private List<Path> files(String names) {
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            return files.filter(file -> file.getFileName().toString().matches(names))
                    .toList();
        } catch (IOException e) {
            throw new StoreException("The folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }
}
