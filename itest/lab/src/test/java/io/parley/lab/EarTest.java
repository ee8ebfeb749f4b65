// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class EarTest {

    @Test
    void hearsWhatIsLoggedAndPrintedByItsThreadAndThoseBegunFromThere() throws Exception {
        Exception because = new IllegalStateException("because");
        because.setStackTrace(new StackTraceElement[0]);
        Ear ear = new Ear();
        Logger.getLogger("lab").warning("logged");
        System.getLogger("lab").log(System.Logger.Level.ERROR, "failed", because);
        System.out.println("printed");
        System.err.print("complained");
        Thread begun = new Thread(() -> Logger.getLogger("lab").info("begun"));
        begun.start();
        begun.join();
        ear.close();
        System.out.println("printed later");
        Logger.getLogger("lab").info("logged later");
        assertThat(String.join("\n", ear.lines()))
                .contains("logged", "failed", "because", "printed", "complained", "begun")
                .doesNotContain("later");
    }

    @Test
    void hearsNothingOfOthers() throws Exception {
        Ear[] ear = new Ear[1];
        Thread other = new Thread(() -> ear[0] = new Ear());
        other.start();
        other.join();
        Logger.getLogger("lab").warning("not for it");
        System.out.println("nor this");
        ear[0].close();
        assertThat(ear[0].lines()).isEmpty();
    }
}
