// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the bundles of the agent: packed in the launcher's jar, or in the folder {@code system} beside its folder. */
final class SystemBundles {

    private SystemBundles() {}

    /** {@return the bundles up to a start level} Those above are not wanted in this run. */
    static List<SystemBundle> find(Optional<Path> named, Home home, int startLevel) throws StartException {
        Path source = named.isPresent() ? named.get().toAbsolutePath() : besideLauncher();
        try {
            List<SystemBundle> bundles = listed(
                    Files.isDirectory(source)
                            ? source
                            : PackedBundles.of(source).unpackedIn(home.cache()));
            if (bundles.isEmpty()) {
                throw new StartException("There are no bundles in " + source + "; install Parley again.");
            }
            return bundles.stream()
                    .filter(bundle -> bundle.startLevel() <= startLevel)
                    .toList();
        } catch (IOException e) {
            throw new StartException(
                    "The bundles of " + source + " cannot be read or unpacked (" + Reason.of(e) + ").", e);
        }
    }

    private static Path besideLauncher() throws StartException {
        Path launcher = launcher();
        Path folder = launcher.resolveSibling("../system").normalize();
        return Files.isDirectory(folder) ? folder : launcher;
    }

    private static Path launcher() throws StartException {
        try {
            return Path.of(SystemBundles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new StartException("The place of the launcher cannot be read (" + e.getMessage() + ").", e);
        }
    }

    private static List<SystemBundle> listed(Path folder) throws IOException {
        List<SystemBundle> bundles = new ArrayList<>();
        for (Path level : children(folder, "[0-9]{2}")) {
            for (Path jar : children(level, ".*\\.jar")) {
                bundles.add(
                        new SystemBundle(Integer.parseInt(level.getFileName().toString()), jar));
            }
        }
        return Collections.unmodifiableList(bundles);
    }

    private static List<Path> children(Path folder, String name) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> child.getFileName().toString().matches(name))
                    .sorted()
                    .toList();
        }
    }
}
