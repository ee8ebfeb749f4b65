// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.internal.store.BackUps.BackUp;
import io.parley.internal.work.SettableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Back-ups and what the restore command does with files; what a restored agent does stands in RestoreTest. */
class BackUpTest {

    private final SettableClock clock = new SettableClock();

    @TempDir
    Path folder;

    private Path file;
    private BackUps backUps;

    @BeforeEach
    void place() {
        file = folder.resolve("data").resolve("parley.db");
        backUps = new BackUps(file, folder.resolve("backups"), "1.2.3", clock);
        assertThat(file.getParent().toFile().mkdir()).isTrue();
    }

    @Test
    void itIsOneFileWithTheStoreAsItWas() throws Exception {
        try (SqliteStore store = open()) {
            note(store, "before");
            BackUp made = backUps.make().orElseThrow();
            note(store, "after");
            assertThat(made.manifest().madeAt()).isEqualTo(clock.instant());
            assertThat(made.manifest().version()).isEqualTo("1.2.3");
            assertThat(made.manifest().schema()).isEqualTo(Migrations.NEWEST);
            assertThat(BackUpFile.manifest(made.file())).isEqualTo(made.manifest());
            assertThat(names("backups"))
                    .containsExactly(made.file().getFileName().toString());
        }
        new Restoration(file, clock).restore(backUps.newest().orElseThrow());
        assertThat(noted()).isEqualTo("before");
    }

    @Test
    void theNewestIsFoundAndAllAreKept() {
        try (SqliteStore store = open()) {
            Path first = backUps.make().orElseThrow().file();
            clock.advance(Duration.ofHours(1));
            Path second = backUps.make().orElseThrow().file();
            assertThat(backUps.newest()).contains(second);
            assertThat(first).exists();
            assertThat(store.accepting()).isTrue();
        }
    }

    @Test
    void whatAKilledAgentLeftIsNoBackUpAndGoes() throws Exception {
        try (SqliteStore store = open()) {
            Files.createDirectories(folder.resolve("backups"));
            Files.writeString(folder.resolve("backups/parley-20260101T000000.000Z.zip.part"), "half");
            Files.writeString(folder.resolve("backups/parley-20260101T000000.000Z.zip.db.part"), "half");
            assertThat(backUps.newest()).isEmpty();
            assertThat(backUps.make()).isPresent();
            assertThat(names("backups")).hasSize(1);
            assertThat(store.accepting()).isTrue();
        }
    }

    @Test
    void aStoreThatCannotBeReadIsSaidAndLeavesNothing() throws Exception {
        Files.writeString(file, "This is no database, but long enough to be taken for one.".repeat(100));
        assertThatThrownBy(() -> backUps.make())
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("No back-up was made: ");
        assertThat(names("backups")).isEmpty();
    }

    @Test
    void theStoreThatWasThereIsKeptAside() {
        backUp("old");
        try (SqliteStore store = open()) {
            note(store, "newer");
        }
        Restoration.Done done =
                new Restoration(file, clock).restore(backUps.newest().orElseThrow());
        assertThat(noted()).isEqualTo("old");
        try (SqliteStore aside = SqliteStore.open(done.aside().orElseThrow().resolve("parley.db"), clock)) {
            assertThat(noted(aside)).isEqualTo("newer");
        }
    }

    @Test
    void aDamagedBackUpChangesNothing() throws Exception {
        Path whole = backUp("old");
        byte[] bytes = Files.readAllBytes(whole);
        for (int cut = 1; cut < bytes.length; cut += bytes.length / 20) {
            Path damaged = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, cut));
            refused(damaged, "not a whole back-up");
        }
        byte[] flipped = bytes.clone();
        flipped[100] ^= 1;
        refused(Files.write(folder.resolve("flipped.zip"), flipped), "");
    }

    @Test
    void aBackUpWhoseStoreIsNotTheOneOfTheManifestIsRefused() throws Exception {
        Path whole = backUp("old");
        Manifest manifest = BackUpFile.manifest(whole);
        Manifest other = new Manifest("1", 1, manifest.madeAt(), manifest.bytes(), "0".repeat(64));
        refused(zip(Map.of("parley.db", Files.readAllBytes(file), "manifest.json", bytes(other))), "is damaged");
    }

    @Test
    void aBackUpOfACorruptStoreIsRefused() throws Exception {
        backUp("old");
        byte[] corrupt = Files.readAllBytes(file);
        Arrays.fill(corrupt, 4_096, 8_192, (byte) 7);
        Path copy = Files.write(folder.resolve("corrupt.db"), corrupt);
        Path packed = folder.resolve("corrupt.zip");
        BackUpFile.pack(copy, new Manifest("1", 1, clock.instant(), 0, ""), packed);
        refused(packed, "is damaged");
    }

    @Test
    void aDamagedPageIsFoundAndTheNewestBackUpNamed() throws Exception {
        StoreCheck check = new StoreCheck(file, backUps);
        check.refuseDamaged();
        Path whole = backUp("old");
        check.refuseDamaged();
        byte[] bytes = Files.readAllBytes(file);
        for (int page = 0; page < bytes.length / 4_096; page++) {
            byte[] damaged = bytes.clone();
            Arrays.fill(damaged, page * 4_096, (page + 1) * 4_096, (byte) 7);
            Files.write(file, damaged);
            assertThatThrownBy(check::refuseDamaged)
                    .as("page %s", page)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is damaged")
                    .hasMessageContaining("restore " + whole);
        }
        Files.delete(whole);
        assertThatThrownBy(check::refuseDamaged).hasMessageContaining("There is no back-up in its home");
    }

    @Test
    void aCheckEndsWithTheTimeItIsGiven() throws Exception {
        backUp("old");
        try (StoreFile checked = new StoreFile(file)) {
            assertThat(checked.quickVerdict(Duration.ofMinutes(1))).isEqualTo("ok");
            // Small stores are looked through between two looks at the time.
            assertThat(checked.quickVerdict(Duration.ZERO)).isIn("ok", "");
        }
    }

    @Test
    void aBackUpOfANewerVersionIsRefused() throws Exception {
        Path whole = backUp("old");
        Manifest manifest = BackUpFile.manifest(whole);
        Manifest newer = new Manifest("9.9", 99, manifest.madeAt(), manifest.bytes(), manifest.sha256());
        refused(zip(Map.of("parley.db", Files.readAllBytes(file), "manifest.json", bytes(newer))), "newer version");
    }

    @Test
    void aRestoreThatWasCutOffIsSaidAndCanBeRepeated() throws Exception {
        Path whole = backUp("old");
        Restoration.refuseHalfDone(file);
        Files.move(file, file.resolveSibling("parley.db.restored"));
        assertThatThrownBy(() -> Restoration.refuseHalfDone(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("restore the back-up again");
        new Restoration(file, clock).restore(whole);
        Restoration.refuseHalfDone(file);
        assertThat(noted()).isEqualTo("old");
    }

    private void refused(Path backUp, String reason) throws Exception {
        List<String> before = names("data");
        assertThatThrownBy(() -> new Restoration(file, clock).restore(backUp))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(backUp.toString())
                .hasMessageContaining(reason);
        assertThat(names("data")).isEqualTo(before);
        assertThat(noted()).isEqualTo("old");
    }

    /** Makes a store that says something, and its back-up. */
    private Path backUp(String text) {
        try (SqliteStore store = open()) {
            note(store, text);
            return backUps.make().orElseThrow().file();
        }
    }

    private Path zip(Map<String, byte[]> entries) throws Exception {
        Path zip = folder.resolve("made.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return zip;
    }

    private static byte[] bytes(Manifest manifest) {
        return manifest.json().getBytes(StandardCharsets.UTF_8);
    }

    private static void note(SqliteStore store, String text) {
        store.write(tx -> {
            new Meta(tx).note("test", text);
            return null;
        });
    }

    private String noted() {
        try (SqliteStore store = open()) {
            return noted(store);
        }
    }

    private static String noted(SqliteStore store) {
        return store.read(tx -> new Meta(tx).note("test").orElseThrow());
    }

    private List<String> names(String part) throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve(part))) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private SqliteStore open() {
        return SqliteStore.open(file, clock);
    }
}
