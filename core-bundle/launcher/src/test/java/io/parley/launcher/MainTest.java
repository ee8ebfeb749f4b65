// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.FrameworkFactory;
import org.eclipse.osgi.launch.EquinoxFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a process of its own, on both frameworks and in both layouts. */
class MainTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path temp;

    private final List<Process> processes = new ArrayList<>();
    private final List<String> javaOptions = new ArrayList<>();

    @AfterEach
    void endProcesses() {
        processes.forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @ValueSource(classes = {FrameworkFactory.class, EquinoxFactory.class})
    void foldersBesideTheLauncher(Class<?> framework) throws Exception {
        Jars.reporting(temp.resolve("system/30/core.jar"), "Stand-In-Line", "Home is {home}");
        Path launcher = Jars.launcher(temp.resolve("boot/launcher.jar"), Map.of());

        servesUntilTerminated(launcher, framework);
    }

    @ParameterizedTest
    @ValueSource(classes = {FrameworkFactory.class, EquinoxFactory.class})
    void bundlesInTheLauncher(Class<?> framework) throws Exception {
        Path core = Jars.reporting(temp.resolve("work/core.jar"), "Stand-In-Line", "Home is {home}");
        Path launcher = Jars.launcher(temp.resolve("parley.jar"), Map.of("system/30/core.jar", core));

        servesUntilTerminated(launcher, framework);
    }

    @ParameterizedTest
    @ValueSource(classes = {FrameworkFactory.class, EquinoxFactory.class})
    void faultIsOneSentenceAndEndsTheProcess(Class<?> framework) throws Exception {
        Jars.reporting(temp.resolve("system/30/core.jar"), "Stand-In-Fault", "The store is damaged.");
        Path launcher = Jars.launcher(temp.resolve("boot/launcher.jar"), Map.of());

        Process process = run(launcher, framework, "--home", "home", "--port", "0");

        assertThat(exitCode(process)).isEqualTo(1);
        assertThat(text("err")).isEqualTo("The store is damaged.\n");
        assertThat(text("out")).isEmpty();
    }

    @Test
    void wrongArgumentIsOneSentence() throws Exception {
        Process process = run(launcherAlone(), FrameworkFactory.class, "--port", "many");

        assertThat(exitCode(process)).isEqualTo(2);
        assertThat(text("err"))
                .startsWith("--port needs a number from 0 to 65535")
                .hasLineCount(1);
        assertThat(text("out")).isEmpty();
    }

    @Test
    void helpAndVersionGoToStandardOutput() throws Exception {
        assertThat(exitCode(run(launcherAlone(), FrameworkFactory.class, "--help")))
                .isZero();
        assertThat(text("out"))
                .startsWith("Usage: java -jar parley.jar [--home DIR]")
                .contains("(default ./parley-home)", "--port N", "--bind ADDRESS", "--shell");

        assertThat(exitCode(run(launcherAlone(), FrameworkFactory.class, "--version")))
                .isZero();
        assertThat(text("out")).isEqualTo("Parley unpackaged\n");
        assertThat(temp.resolve("parley-home")).doesNotExist();
    }

    @Test
    void helpIsThatOfTheScriptThatStartedIt() throws Exception {
        javaOptions.addAll(List.of("-Dparley.command=bin/parley", "-Dparley.folder=/opt/parley"));

        assertThat(exitCode(run(launcherAlone(), FrameworkFactory.class, "--home", "other", "--help")))
                .isZero();
        assertThat(text("out"))
                .startsWith("Usage: bin/parley [--home DIR]")
                .contains("bin/parley restore FILE", "(default /opt/parley)");
    }

    @Test
    void aScriptHasAHomeOfItsOwnUnlessAnotherIsNamed() throws Exception {
        Jars.reporting(temp.resolve("system/30/core.jar"), "Stand-In-Fault", "The home is {home}.");
        Path launcher = Jars.launcher(temp.resolve("boot/launcher.jar"), Map.of());
        javaOptions.add("-Dparley.folder=" + temp.resolve("own"));

        assertThat(exitCode(run(launcher, FrameworkFactory.class, "--port", "0")))
                .isEqualTo(1);
        assertThat(temp.resolve("own")).exists();
        assertThat(exitCode(run(launcher, FrameworkFactory.class, "--port", "0", "--home", "other")))
                .isEqualTo(1);
        assertThat(temp.resolve("other")).exists();
    }

    @Test
    void withoutAFrameworkItSaysSo() throws Exception {
        Jars.reporting(temp.resolve("system/30/core.jar"), "Stand-In-Line", "up");
        Path launcher = Jars.launcher(temp.resolve("boot/launcher.jar"), Map.of());
        Path api = Jars.origin(org.osgi.framework.BundleContext.class);

        Process process = start(launcher + ":" + api + ":" + Jars.origin(org.osgi.resource.Requirement.class));

        assertThat(exitCode(process)).isEqualTo(1);
        assertThat(text("err")).startsWith("There is no OSGi framework beside the launcher");
    }

    @Test
    void anArchiveOfClassesIsMadeOfARunThatServed() throws Exception {
        Jars.reporting(temp.resolve("system/30/core.jar"), "Stand-In-Line", "Home is {home}");
        Path launcher = Jars.launcher(temp.resolve("boot/launcher.jar"), Map.of());
        Path archive = temp.resolve("classes.jsa");
        javaOptions.addAll(List.of("-Xlog:disable", "-XX:+RecordDynamicDumpInfo", "-Dparley.classes=" + archive));

        assertThat(exitCode(run(launcher, FrameworkFactory.class, "--version"))).isZero();
        assertThat(archive).doesNotExist();

        Process process = run(launcher, FrameworkFactory.class, "--home", "home", "--port", "0");
        awaitLine(process);
        process.destroy();

        assertThat(exitCode(process)).isEqualTo(143);
        assertThat(text("out")).isEqualTo("Home is " + temp.resolve("home") + "\n");
        assertThat(text("err")).isEmpty();
        assertThat(archive).isNotEmptyFile();
        assertThat(temp).isDirectoryNotContaining("glob:**.new");
    }

    private void servesUntilTerminated(Path launcher, Class<?> framework) throws Exception {
        Process process = run(launcher, framework, "--home", "home", "--port", "0");
        awaitLine(process);

        assertThat(text("out")).isEqualTo("Home is " + temp.resolve("home") + "\n");
        assertThat(text("err")).isEmpty();
        process.destroy();
        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        HomeLock.take(new Home(temp.resolve("home"))).close();
    }

    private Path launcherAlone() throws IOException {
        return Jars.launcher(temp.resolve("launcher.jar"), Map.of());
    }

    private Process run(Path launcher, Class<?> framework, String... arguments) throws IOException {
        return start(launcher + ":" + Jars.origin(framework), arguments);
    }

    private Process start(String classPath, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath));
        command.addAll(javaOptions);
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(temp.toFile())
                .redirectOutput(temp.resolve("out").toFile())
                .redirectError(temp.resolve("err").toFile())
                .start();
        processes.add(process);
        return process;
    }

    private void awaitLine(Process process) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!text("out").endsWith("\n") && process.isAlive() && System.nanoTime() < deadline) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String text(String file) throws IOException {
        return Files.readString(temp.resolve(file));
    }
}
