// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import io.parley.launcher.standin.ReportingActivator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Builds the jars that the tests need. */
final class Jars {

    private Jars() {}

    /** A bundle that reports to the launcher as the headers {@code Stand-In-Line} and {@code Stand-In-Fault} say. */
    static Path reporting(Path jar, String header, String text) throws IOException {
        return bundle(
                jar,
                Map.of(
                        header,
                        text,
                        "Bundle-Activator",
                        ReportingActivator.class.getName(),
                        "Import-Package",
                        "org.osgi.framework"));
    }

    static Path bundle(Path jar, Map<String, String> headers) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", jar.getFileName().toString().replaceFirst("\\.jar$", ""));
        headers.forEach(attributes::putValue);
        Files.createDirectories(jar.getParent());
        String activator = ReportingActivator.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream code = Jars.class.getResourceAsStream("/" + activator)) {
            out.putNextEntry(new JarEntry(activator));
            Objects.requireNonNull(code).transferTo(out);
        }
        return jar;
    }

    /** A jar of the launcher's own classes and of more files, by their names in it. */
    static Path launcher(Path jar, Map<String, Path> more) throws IOException {
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Map.Entry<String, Path> entry : withClasses(more).entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                Files.copy(entry.getValue(), out);
            }
        }
        return jar;
    }

    /** The jar or folder that a class came from. */
    static Path origin(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Path> withClasses(Map<String, Path> more) throws IOException {
        Map<String, Path> entries = new TreeMap<>(more);
        Path classes = origin(Main.class);
        for (Path file : files(classes)) {
            entries.put(classes.relativize(file).toString().replace('\\', '/'), file);
        }
        return entries;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
