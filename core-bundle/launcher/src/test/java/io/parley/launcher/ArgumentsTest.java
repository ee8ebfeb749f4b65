// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void defaultsAreALocalAgentInTheCurrentFolder() throws Exception {
        Arguments arguments = Arguments.parse();

        assertThat(arguments.request()).isEqualTo(Arguments.Request.RUN);
        assertThat(arguments.options().home()).isEqualTo(Path.of("parley-home"));
        assertThat(arguments.options().port()).isEqualTo(8080);
        assertThat(arguments.options().bind()).isEqualTo("127.0.0.1");
        assertThat(arguments.options().shell()).isFalse();
    }

    @Test
    void everyOptionIsTaken() throws Exception {
        Arguments arguments = Arguments.parse("--home", "/x", "--port", "0", "--bind", "0.0.0.0", "--shell");

        assertThat(arguments.options())
                .isEqualTo(AgentOptions.defaults()
                        .withHome(Path.of("/x"))
                        .withPort(0)
                        .withBind("0.0.0.0")
                        .withShell(true));
    }

    @Test
    void lastOfTwoCounts() throws Exception {
        assertThat(Arguments.parse("--home", "/x", "--home", "/y").options().home())
                .isEqualTo(Path.of("/y"));
    }

    @ParameterizedTest
    @CsvSource({"--help,HELP", "--version,VERSION"})
    void otherRequests(String word, Arguments.Request request) throws Exception {
        assertThat(Arguments.parse(word).request()).isEqualTo(request);
    }

    @Test
    void backUpToRestoreIsTakenBeforeOrBehindTheHome() throws Exception {
        for (Arguments arguments : List.of(
                Arguments.parse("restore", "x.zip", "--home", "/y"),
                Arguments.parse("--home", "/y", "restore", "x.zip"))) {
            assertThat(arguments.request()).isEqualTo(Arguments.Request.RESTORE);
            assertThat(arguments.backUp()).contains(Path.of("x.zip"));
            assertThat(arguments.options().home()).isEqualTo(Path.of("/y"));
        }
    }

    @Test
    void whatIsUninstalledIsShownUnlessItIsToBeRemoved() throws Exception {
        Arguments shown = Arguments.parse("uninstall", "org", "--port", "8081");
        assertThat(shown.request()).isEqualTo(Arguments.Request.UNINSTALL);
        assertThat(shown.target()).contains("org");
        assertThat(shown.remove()).isFalse();
        assertThat(Arguments.parse("uninstall", "org", "--remove").remove()).isTrue();
        assertThatThrownBy(() -> Arguments.parse("--remove")).hasMessageStartingWith("--remove belongs to uninstall");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http", "1e3", "999999999999"})
    void wrongPortIsRefusedWithTheRange(String port) {
        assertThatThrownBy(() -> Arguments.parse("--port", port))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessage("--port needs a number from 0 to 65535, where 0 takes a free port; '%s' is none."
                        .formatted(port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--home", "--port", "--bind", "restore", "uninstall"})
    void missingValueIsNamed(String option) {
        assertThatThrownBy(() -> Arguments.parse(option)).hasMessageStartingWith(option + " needs a");
        assertThatThrownBy(() -> Arguments.parse(option, "--shell")).hasMessageStartingWith(option + " needs a");
        assertThatThrownBy(() -> Arguments.parse(option, " ")).hasMessageStartingWith(option + " needs a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "-h", "--port=8081", ""})
    void unknownWordIsAnsweredWithWhatThereIs(String word) {
        assertThatThrownBy(() -> Arguments.parse(word))
                .hasMessage("'" + word
                        + "' is not known here; there are restore FILE, uninstall TARGET, --remove, --home DIR,"
                        + " --port N, --bind ADDRESS, --shell, --help and --version.");
    }
}
