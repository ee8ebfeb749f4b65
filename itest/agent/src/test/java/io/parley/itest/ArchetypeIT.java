// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody else makes a connector and an adapter, with nothing but the zip, a JDK and Maven, by the guide's own commands: both
 * compile without a warning, fail for want of what is not written yet, say so, and become active in the agent.
 */
class ArchetypeIT {

    private static final Path GUIDE = Path.of("../../core-bundle/archetype/README.md");

    @TempDir
    Path folder;

    @Test
    void whatTheGuideMakesFailsAsItShouldAndIsTakenUp() throws Exception {
        Guide guide = Guide.read(GUIDE);
        OutsideShell shell = new OutsideShell(folder.resolve("home"));
        Path zip = Path.of(System.getProperty("agent.zip"));
        Files.copy(zip, folder.resolve(zip.getFileName()));
        OutsideShell.Result unpacked = shell.run(folder, guide.commands("jar xf"));
        assertThat(unpacked.status()).as(unpacked.output()).isZero();

        List<OutsideProject> made = together(
                () -> made(guide, shell, "connector"), () -> made(guide, shell, "adapter"));
        assertThat(made.get(0).tests("passed")).containsExactlyInAnyOrder();
        assertThat(made.get(1).tests("passed")).containsExactlyInAnyOrder();

        try (AgentProcess agent = AgentProcess.start(folder.resolve("parley-home"))) {
            agent.configure("io.parley.channel.acme~shop.cfg.json", configuration());
            agent.configure("io.parley.crm.acmecrm~desk.cfg.json", configuration());
            for (OutsideProject project : made) {
                drop(project.jar(), agent.home());
            }
            Eventually.holds(() -> {
                assertThat(types(agent.client().get("/api/v1/accounts"))).contains("shop acme");
                assertThat(types(agent.client().get("/api/v1/targets"))).contains("desk acmecrm");
            });
        }
    }

    private OutsideProject made(Guide guide, OutsideShell shell, String kind) throws Exception {
        boolean connector = kind.equals("connector");
        String generate = guide.commands("archetype:generate");
        OutsideShell.Result generated = shell.run(
                folder,
                connector ? generate : generate.replace("kind=connector", "kind=adapter").replace("acme", "acmecrm"));
        assertThat(generated.status()).as(generated.output()).isZero();
        OutsideProject project = new OutsideProject(folder.resolve(connector ? "parley-acme" : "parley-acmecrm"));

        OutsideShell.Result tested = shell.run(project.folder(), guide.commands("mvn -B verify"));
        assertThat(tested.status()).as(tested.output()).isNotZero();
        assertThat(tested.output().lines().filter(line -> line.matches(".*WARNING.*\\.java.*")))
                .isEmpty();
        assertThat(project.tests())
                .filteredOn(run -> run.outcome().equals("failed"))
                .as(tested.output())
                .isNotEmpty()
                .allSatisfy(run -> assertThat(run.told()).as(run.name()).contains("Not written yet"));
        assertThat(project.folder().resolve("target/passport.html")).exists();

        OutsideShell.Result packed = shell.run(project.folder(), guide.commands("mvn -B -q -DskipTests package"));
        assertThat(packed.status()).as(packed.output()).isZero();
        return project;
    }

    private static <T> List<T> together(Callable<T> one, Callable<T> other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(List.of(one, other))) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void drop(Path jar, Path home) throws Exception {
        Path draft = Files.copy(jar, home.resolve(jar.getFileName() + ".draft"));
        Files.move(draft, home.resolve("plugins").resolve(jar.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String configuration() {
        return "{\"endpoint\": \"http://127.0.0.1:9\", \".token\": \"none\"}";
    }

    private static List<String> types(JsonNode parties) {
        List<String> types = new ArrayList<>();
        parties.forEach(party ->
                types.add(party.path("id").asText() + " " + party.path("type").asText()));
        return types;
    }
}
