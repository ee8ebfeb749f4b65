// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The zip as people unpack it.
 *
 * @param folder that {@code bin} is in
 */
record Unpacked(Path folder) {

    /** Unpacks what {@code agent.zip} names. */
    static Unpacked in(Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(System.getProperty("agent.zip"))) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Path target = folder.resolve(entry.getName());
                Files.createDirectories(entry.isDirectory() ? target : target.getParent());
                if (!entry.isDirectory()) {
                    Files.copy(zip.getInputStream(entry), target);
                }
            }
        }
        try (Stream<Path> children = Files.list(folder)) {
            Unpacked unpacked = new Unpacked(children.findFirst().orElseThrow());
            Files.setPosixFilePermissions(unpacked.script(), PosixFilePermissions.fromString("rwxr-xr-x"));
            return unpacked;
        }
    }

    Path script() {
        return folder.resolve("bin/parley");
    }

    /** Puts in place of the core a bundle that does nothing but say that it has started. */
    Unpacked withoutCore() throws IOException {
        try (Stream<Path> cores = Files.list(folder.resolve("system/30"))) {
            for (Path core : cores.toList()) {
                Files.delete(core);
            }
        }
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "no-core");
        main.putValue("Bundle-Activator", NoCore.class.getName());
        main.putValue("Import-Package", "org.osgi.framework");
        String name = NoCore.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(folder.resolve("system/30/no-core.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            jar.putNextEntry(new JarEntry(name));
            NoCore.class.getClassLoader().getResourceAsStream(name).transferTo(jar);
        }
        return this;
    }
}
