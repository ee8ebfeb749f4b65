// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder in which everything of one agent lives. */
record Home(Path folder) {

    /** Makes what is missing. */
    static Home prepare(Path wanted) throws StartException {
        Home home = new Home(wanted.toAbsolutePath().normalize());
        if (Files.exists(home.folder) && !Files.isDirectory(home.folder)) {
            throw new StartException("The home " + home.folder + " is a file; name a folder with --home.");
        }
        try {
            home.makeFolders();
        } catch (IOException e) {
            throw home.notWritable(Reason.of(e), e);
        }
        home.refuseReadOnly();
        return home;
    }

    Path config() {
        return folder.resolve("config");
    }

    Path plugins() {
        return folder.resolve("plugins");
    }

    Path data() {
        return folder.resolve("data");
    }

    Path secrets() {
        return folder.resolve("secrets");
    }

    Path cache() {
        return folder.resolve("cache");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    StartException notWritable(String reason, IOException cause) {
        return new StartException(
                "The home " + folder + " cannot be written (" + reason + "); name a folder of your own with --home.",
                cause);
    }

    private void makeFolders() throws IOException {
        Files.createDirectories(folder);
        make(config());
        make(plugins());
        make(cache());
        make(logs());
        makePrivate(data());
        makePrivate(secrets());
    }

    private static void make(Path part, FileAttribute<?>... attributes) throws IOException {
        if (!Files.isDirectory(part)) {
            Files.createDirectory(part, attributes);
        }
    }

    private static void makePrivate(Path part) throws IOException {
        if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            make(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            make(part);
        }
    }

    // The other folders may well be mounted read-only.
    private void refuseReadOnly() throws StartException {
        for (Path part : new Path[] {data(), cache(), logs()}) {
            if (!Files.isWritable(part)) {
                throw notWritable(part.getFileName() + " is read-only", new IOException("not writable: " + part));
            }
        }
    }
}
