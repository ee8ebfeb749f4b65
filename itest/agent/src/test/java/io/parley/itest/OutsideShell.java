// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The shell of somebody who has a JDK and Maven, and nothing of this repository. The home is empty, but for settings by which
 * Maven looks into the local repository of this machine before it goes to the network.
 */
final class OutsideShell {

    private static final String SETTINGS = """
            <settings>
              %s
              <profiles>
                <profile>
                  <id>machine</id>
                  <repositories><repository>%2$s</repository></repositories>
                  <pluginRepositories><pluginRepository>%2$s</pluginRepository></pluginRepositories>
                </profile>
              </profiles>
              <activeProfiles><activeProfile>machine</activeProfile></activeProfiles>
            </settings>
            """;

    private final Path home;

    /**
     * What came of commands.
     *
     * @param status 0 if all is well
     * @param output what was printed
     */
    record Result(int status, String output) {}

    OutsideShell(Path home) throws IOException {
        this.home = home;
        String machine = "<id>machine</id><url>"
                + Path.of(System.getProperty("maven.repository")).toUri()
                + "</url><releases><checksumPolicy>ignore</checksumPolicy></releases>"
                + "<snapshots><enabled>false</enabled></snapshots>";
        Files.createDirectories(home.resolve(".m2"));
        Files.writeString(
                home.resolve(".m2/settings.xml"), SETTINGS.formatted(System.getProperty("maven.settings"), machine));
    }

    /** Runs commands in a folder, until all are done or one fails. */
    Result run(Path folder, String commands) throws Exception {
        Path output = Files.createTempFile(home, "output", ".txt");
        ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = shell.environment();
        String java = System.getProperty("java.home");
        environment.put("HOME", home.toString());
        environment.put("JAVA_HOME", java);
        environment.put("MAVEN_OPTS", "-Duser.home=" + home + " -Daether.offline.protocols=file");
        environment.put(
                "PATH",
                java + "/bin:" + System.getProperty("maven.home") + "/bin:" + environment.getOrDefault("PATH", ""));
        int status = shell.start().waitFor();
        return new Result(status, Files.readString(output, StandardCharsets.UTF_8));
    }
}
