// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import javax.management.JMException;
import javax.management.ObjectName;

/** An archive of the classes in use, those of bundles too, from which Java starts faster. */
final class ClassArchive {

    private final Path file;

    private ClassArchive(Path file) {
        this.file = file;
    }

    /** {@return the archive that the start script asks for} Nothing if it is there, or nobody asks. */
    static Optional<ClassArchive> missing() {
        return Optional.ofNullable(System.getProperty("parley.classes"))
                .map(Path::of)
                .filter(file -> !Files.exists(file))
                .map(ClassArchive::new);
    }

    /** Makes it, if Java was started to record classes. Java trusts an archive blindly: it appears whole or not at all. */
    void make() throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        dump(fresh);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.READ)) {
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void dump(Path fresh) throws IOException {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmCds",
                            new Object[] {new String[] {"dynamic_dump", fresh.toString()}},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IOException("Java does not make an archive of classes", e);
        }
    }
}
