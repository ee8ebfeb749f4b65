// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The bundles inside the executable jar. Frameworks need them as files, so they are unpacked once per version. */
final class PackedBundles {

    private static final Pattern ENTRY = Pattern.compile("system/([0-9]{2}/[^/\\\\]+\\.jar)");
    private static final String PREFIX = "system-";

    private final Path jar;
    private final List<ZipEntry> entries;

    private PackedBundles(Path jar, List<ZipEntry> entries) {
        this.jar = jar;
        this.entries = entries;
    }

    static PackedBundles of(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return new PackedBundles(
                    jar,
                    zip.stream()
                            .filter(entry -> ENTRY.matcher(entry.getName()).matches())
                            .map(ZipEntry.class::cast)
                            .sorted(Comparator.comparing(ZipEntry::getName))
                            .toList());
        }
    }

    /** {@return the folder with the unpacked bundles} What another version has left in the cache is removed. */
    Path unpackedIn(Path cache) throws IOException {
        Path folder = cache.resolve(PREFIX + fingerprint());
        if (!isComplete(folder)) {
            FileTree.delete(folder);
            Path fresh = cache.resolve(folder.getFileName() + ".part");
            FileTree.delete(fresh);
            unpack(fresh);
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        removeOthers(cache, folder);
        return folder;
    }

    private String fingerprint() {
        CRC32 sum = new CRC32();
        for (ZipEntry entry : entries) {
            String line = entry.getName() + ' ' + entry.getSize() + ' ' + entry.getCrc() + '\n';
            sum.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return String.format("%08x", sum.getValue());
    }

    // Sizes too: after a power failure a renamed folder may hold files without their contents.
    private boolean isComplete(Path folder) throws IOException {
        for (ZipEntry entry : entries) {
            Path file = target(folder, entry);
            if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
                return false;
            }
        }
        return Files.isDirectory(folder);
    }

    private void unpack(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : entries) {
                Path file = target(folder, entry);
                Files.createDirectories(file.getParent());
                try (InputStream content = zip.getInputStream(entry)) {
                    Files.copy(content, file);
                }
            }
        }
    }

    private static Path target(Path folder, ZipEntry entry) {
        return folder.resolve(entry.getName().substring("system/".length()));
    }

    private static void removeOthers(Path cache, Path current) throws IOException {
        try (Stream<Path> children = Files.list(cache)) {
            for (Path child : children.toList()) {
                if (child.getFileName().toString().startsWith(PREFIX) && !child.equals(current)) {
                    FileTree.delete(child);
                }
            }
        }
    }
}
