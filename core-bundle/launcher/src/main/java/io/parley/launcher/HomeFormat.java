// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The number in the home that says how its data are laid out. */
final class HomeFormat {

    private static final int KNOWN = 1;

    private HomeFormat() {}

    /** Refuses a home that this version would misread, and marks a new one. */
    static void check(Home home) throws StartException {
        Path file = home.data().resolve("home-format");
        try {
            refuseNewer(home, Files.readString(file).strip());
        } catch (NoSuchFileException newHome) {
            mark(home, file);
        } catch (IOException e) {
            throw new StartException("The file " + file + " cannot be read (" + Reason.of(e) + ").", e);
        }
    }

    private static void refuseNewer(Home home, String number) throws StartException {
        if (!number.matches("[1-9]\\d{0,8}")) {
            throw new StartException("The home " + home.folder() + " has '" + number
                    + "' in data/home-format where a number should be; restore the home from a back-up.");
        }
        if (Integer.parseInt(number) > KNOWN) {
            throw new StartException("The home " + home.folder() + " has format " + number
                    + ", and this version knows formats up to " + KNOWN + "; start the newer version again.");
        }
    }

    private static void mark(Home home, Path file) throws StartException {
        Path fresh = file.resolveSibling("home-format.new");
        try {
            Files.writeString(fresh, KNOWN + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw home.notWritable(Reason.of(e), e);
        }
    }
}
