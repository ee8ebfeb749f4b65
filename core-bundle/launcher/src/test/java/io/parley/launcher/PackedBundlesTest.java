// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedBundlesTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path temp;

    private Path cache = Path.of("");

    @BeforeEach
    void makeCache() throws IOException {
        cache = Files.createDirectory(temp.resolve("cache"));
    }

    @Test
    void bundlesAreUnpackedByStartLevel() throws Exception {
        Path folder = packed("one", "two").unpackedIn(cache);

        assertThat(folder.getFileName().toString()).matches("system-[0-9a-f]{8}");
        assertThat(folder.resolve("05/a.jar")).hasContent("one");
        assertThat(folder.resolve("30/b.jar")).hasContent("two");
        assertThat(cache).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void nothingElseOfTheJarIsUnpacked() throws Exception {
        Path jar = Jars.launcher(
                temp.resolve("odd.jar"),
                Map.of(
                        "system/05/a.jar", text("one"),
                        "system/05/notes.txt", text("x"),
                        "system/deep/05/c.jar", text("x"),
                        "system/05/../../evil.jar", text("x")));

        Path folder = PackedBundles.of(jar).unpackedIn(cache);

        assertThat(folder).isDirectoryRecursivelyContaining("glob:**/05/a.jar");
        assertThat(folder.resolve("05")).isDirectoryNotContaining("glob:**.txt");
        assertThat(Files.list(folder)).containsExactly(folder.resolve("05"));
    }

    @Test
    void sameBundlesAreReused() throws Exception {
        Path file = packed("one", "two").unpackedIn(cache).resolve("05/a.jar");
        Files.setLastModifiedTime(file, LONG_AGO);

        packed("one", "two").unpackedIn(cache);

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
    }

    @Test
    void damagedFolderIsReplaced() throws Exception {
        Path folder = packed("one", "two").unpackedIn(cache);
        Files.writeString(folder.resolve("05/a.jar"), "");
        Files.delete(folder.resolve("30/b.jar"));

        packed("one", "two").unpackedIn(cache);

        assertThat(folder.resolve("05/a.jar")).hasContent("one");
        assertThat(folder.resolve("30/b.jar")).hasContent("two");
    }

    @Test
    void otherContentGoesElsewhereAndTheOldIsRemoved() throws Exception {
        Path old = packed("one", "two").unpackedIn(cache);
        Files.createDirectories(cache.resolve("system-00000000.part/05"));
        Files.createDirectory(cache.resolve("framework"));

        Path fresh = packed("one", "new").unpackedIn(cache);

        assertThat(fresh).isNotEqualTo(old);
        assertThat(Files.list(cache)).containsExactlyInAnyOrder(fresh, cache.resolve("framework"));
    }

    @Test
    void levelsAndJarsAreFoundInOrder() throws Exception {
        Path folder = packed("one", "two").unpackedIn(cache);

        assertThat(SystemBundles.find(Optional.of(folder), new Home(temp), 50))
                .containsExactly(
                        new SystemBundle(5, folder.resolve("05/a.jar")),
                        new SystemBundle(30, folder.resolve("30/b.jar")));
        assertThat(SystemBundles.find(Optional.of(folder), new Home(temp), 29))
                .containsExactly(new SystemBundle(5, folder.resolve("05/a.jar")));
    }

    @Test
    void emptyAndBrokenSourcesAreRefused() throws Exception {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        assertThatThrownBy(() -> SystemBundles.find(Optional.of(empty), new Home(temp), 50))
                .isInstanceOf(StartException.class)
                .hasMessage("There are no bundles in " + empty + "; install Parley again.");

        Path broken = text("no jar");
        assertThatThrownBy(() -> SystemBundles.find(Optional.of(broken), new Home(temp), 50))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("The bundles of " + broken + " cannot be read or unpacked (");
    }

    private PackedBundles packed(String first, String second) throws IOException {
        return PackedBundles.of(Jars.launcher(
                temp.resolve("parley.jar"), Map.of("system/05/a.jar", text(first), "system/30/b.jar", text(second))));
    }

    private Path text(String content) throws IOException {
        return Files.writeString(Files.createTempFile(temp, "entry", ".bin"), content);
    }
}
