// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes sure that what was written outlives a loss of power. */
public final class Disk {

    private Disk() {}

    /** Returns when a file, or the names in a folder, are on disk. */
    public static void sync(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        // Where folders cannot be opened, the file system itself keeps the order of renames.
        if (!folder || Files.getFileStore(path).supportsFileAttributeView("posix")) {
            try (FileChannel channel =
                    FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
    }
}
