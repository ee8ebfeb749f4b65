// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Puts a back-up in the place of a store on which no agent runs. It is checked before anything is changed, the store that was
 * there is kept aside, and a restore that was cut off can be repeated.
 */
public final class Restoration {

    private static final DateTimeFormatter ASIDE =
            DateTimeFormatter.ofPattern("'replaced-'yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String CHECKING = ".checking";
    private static final String CHECKED = ".restored";

    private final Path store;
    private final InstantSource clock;

    /**
     * Restores to a place.
     *
     * @param store the file of the store, there or not
     * @param clock the store's clock
     */
    public Restoration(Path store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param manifest of the back-up
     * @param aside the folder with what was there before; empty if there was nothing
     */
    public record Done(Manifest manifest, Optional<Path> aside) {}

    /**
     * Refuses a home in which a restore was cut off between taking the old store away and putting the new one there.
     *
     * @throws StoreException in that case; the message says what to do
     */
    public static void refuseHalfDone(Path store) {
        if (Files.exists(beside(store, CHECKED))) {
            throw new StoreException(
                    "A restore into " + store.getParent() + " was cut off; restore the back-up again.",
                    new IllegalStateException("half restored"));
        }
    }

    /**
     * Restores a back-up.
     *
     * @throws StoreException if it is damaged, or of a newer version, or cannot be put there; the message says so
     */
    public Done restore(Path backUp) {
        if (!Files.isRegularFile(backUp)) {
            throw new StoreException("There is no file " + backUp + ".", new NoSuchFileException(backUp.toString()));
        }
        Manifest manifest = BackUpFile.manifest(backUp);
        if (manifest.schema() > Migrations.NEWEST) {
            throw new StoreException(
                    backUp + " was made by a newer version of Parley (" + manifest.version() + ", schema "
                            + manifest.schema() + "; this one knows " + Migrations.NEWEST
                            + "). Restore it with that version.",
                    new IllegalStateException("schema " + manifest.schema()));
        }
        try {
            Files.move(checked(backUp, manifest), beside(store, CHECKED), StandardCopyOption.REPLACE_EXISTING);
            Optional<Path> aside = putAside();
            Disk.sync(store.getParent());
            Files.move(beside(store, CHECKED), store, StandardCopyOption.ATOMIC_MOVE);
            Disk.sync(store.getParent());
            return new Done(manifest, aside);
        } catch (IOException | SQLException e) {
            throw new StoreException(backUp + " was not restored: " + e.getMessage(), e);
        }
    }

    /** Unpacks a back-up and makes it fit to be worked with. */
    private Path checked(Path backUp, Manifest manifest) throws IOException, SQLException {
        Path copy = beside(store, CHECKING);
        discard(copy);
        boolean fit = false;
        try {
            BackUpFile.unpack(backUp, manifest, copy);
            check(backUp, copy);
            doubt(copy, manifest);
            Disk.sync(copy);
            fit = true;
            return copy;
        } finally {
            if (!fit) {
                discard(copy);
            }
        }
    }

    private static void check(Path backUp, Path copy) throws SQLException {
        try (StoreFile file = new StoreFile(copy)) {
            String verdict = file.verdict();
            if (!verdict.equals("ok")) {
                throw new StoreException(
                        backUp + " is damaged: " + verdict + ". Restore an older one.",
                        new IllegalStateException(verdict));
            }
        }
    }

    private void doubt(Path copy, Manifest manifest) {
        try (SqliteStore opened = SqliteStore.open(copy, clock)) {
            opened.write(tx -> {
                new Restored(tx).begin(manifest.madeAt());
                return null;
            });
        }
    }

    private Optional<Path> putAside() throws IOException {
        List<Path> old = List.of(store, beside(store, "-wal"), beside(store, "-shm"));
        if (old.stream().noneMatch(Files::exists)) {
            return Optional.empty();
        }
        Path aside = Files.createDirectory(store.resolveSibling(ASIDE.format(clock.instant())));
        for (Path file : old) {
            if (Files.exists(file)) {
                Files.move(file, aside.resolve(file.getFileName()));
            }
        }
        return Optional.of(aside);
    }

    private static void discard(Path copy) throws IOException {
        for (Path file : List.of(copy, beside(copy, "-wal"), beside(copy, "-shm"))) {
            Files.deleteIfExists(file);
        }
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
