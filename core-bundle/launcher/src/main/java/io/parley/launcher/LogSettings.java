// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The Logback file: the one in the home's {@code config} folder, or else the built-in one. */
final class LogSettings {

    private LogSettings() {}

    static Path file(Home home) throws StartException {
        Path own = home.config().resolve("logback.xml");
        if (Files.isRegularFile(own)) {
            return own;
        }
        Path file = home.cache().resolve("logback.xml");
        try {
            Files.writeString(file, builtIn().replace("@logs@", escaped(home.logs())));
        } catch (IOException e) {
            throw home.notWritable(Reason.of(e), e);
        }
        return file;
    }

    private static String builtIn() throws IOException {
        try (InputStream resource = LogSettings.class.getResourceAsStream("logback.xml")) {
            if (resource == null) {
                throw new IOException("the launcher's logback.xml is missing");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    // For XML, and for Logback, to which a backslash and a dollar are special.
    private static String escaped(Path path) {
        return path.toString()
                .replace('\\', '/')
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("$", "\\$");
    }
}
