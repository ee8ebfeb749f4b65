// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** The sample plug-in in versions of a test's choice. */
final class PluginJar {

    private static final Path SAMPLE = Path.of(System.getProperty("sample.jar"));

    private PluginJar() {}

    /** Puts the plug-in into a home's {@code plugins/}, atomically. */
    static void drop(Path home, String version) {
        drop(home, version, "");
    }

    /**
     * Puts the plug-in there with one more requirement.
     *
     * @param requirement an Import-Package clause that is added, or nothing
     */
    static void drop(Path home, String version, String requirement) {
        drop(home, version, requirement, "");
    }

    /** Puts the plug-in there with a passport in it. */
    static void dropWithPassport(Path home, String version, String passport) {
        drop(home, version, "", passport);
    }

    private static void drop(Path home, String version, String requirement, String passport) {
        try (JarFile jar = new JarFile(SAMPLE.toFile())) {
            Manifest manifest = new Manifest(jar.getManifest());
            manifest.getMainAttributes().putValue("Bundle-Version", version);
            if (!requirement.isEmpty()) {
                String imports = manifest.getMainAttributes().getValue("Import-Package");
                manifest.getMainAttributes().putValue("Import-Package", imports + "," + requirement);
            }
            Path draft = Files.createTempFile(home, "plugin", ".draft");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(draft), manifest)) {
                for (var entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                    if (!entry.getName().equals("META-INF/MANIFEST.MF")) {
                        out.putNextEntry(new ZipEntry(entry.getName()));
                        jar.getInputStream(entry).transferTo(out);
                        out.closeEntry();
                    }
                }
                if (!passport.isEmpty()) {
                    out.putNextEntry(new ZipEntry("OSGI-INF/parley/passport.json"));
                    out.write(passport.getBytes(StandardCharsets.UTF_8));
                    out.closeEntry();
                }
            }
            Files.move(draft, file(home), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remove(Path home) {
        try {
            Files.delete(file(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path home) {
        return home.resolve("plugins").resolve("sample.jar");
    }
}
