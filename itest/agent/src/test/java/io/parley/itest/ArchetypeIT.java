// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody else makes a connector and an adapter, with nothing but the zip, a JDK and Maven, by the guide's own commands: both
 * compile without a warning, fail for want of what is not written yet, say so, and become active in the agent.
 */
class ArchetypeIT {

    private static final Pattern VERSION = Pattern.compile("<artifactId>[^<]+</artifactId><version>[^<]+</version>");
    private static final Pattern PROPERTY = Pattern.compile("<([a-z0-9.]+\\.version)>([^<]+)</\\1>");
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

        OutsideProject connector = made(guide, shell, "connector");
        OutsideProject adapter = made(guide, shell, "adapter");
        assertThat(connector.tests("passed"))
                .containsExactlyInAnyOrder(
                        "ReadingContractTest.describesItselfTheSameWayEachTime",
                        "ReadingContractTest.describesItselfWithoutTheNetwork",
                        "ReadingContractTest.tellsNoSecret",
                        "ReadingContractTest.theStreamIsOneOfThoseItDescribes",
                        "ReadingContractTest.whatTheVendorRepeatsOfASecretIsNotToldOn",
                        "AnsweringContractTest.describesItselfTheSameWayEachTime",
                        "AnsweringContractTest.describesItselfWithoutTheNetwork",
                        "AnsweringContractTest.tellsNoSecret",
                        "ReadmeContractTest.theHeadingsAreTheUsualOnes",
                        "ReadmeContractTest.theConfigurationIsTheOneOfTheMetatype",
                        "ReadmeContractTest.everyAttributeIsExplained");
        assertThat(adapter.tests("passed"))
                .containsExactlyInAnyOrder(
                        "AdapterContractTest.describesItselfTheSameWayEachTime",
                        "AdapterContractTest.describesItselfWithoutTheNetwork",
                        "AdapterContractTest.promisesOfRepeatingHaveTheirBounds",
                        "AdapterContractTest.tellsNoSecret",
                        "ReadmeContractTest.theHeadingsAreTheUsualOnes",
                        "ReadmeContractTest.theConfigurationIsTheOneOfTheMetatype",
                        "ReadmeContractTest.everyAttributeIsExplained");

        try (AgentProcess agent = AgentProcess.start(folder.resolve("parley-home"))) {
            agent.configure("io.parley.channel.connector~shop.cfg.json", configuration());
            agent.configure("io.parley.crm.adapter~desk.cfg.json", configuration());
            drop(connector.jar(), agent.home());
            drop(adapter.jar(), agent.home());
            Eventually.holds(() -> {
                assertThat(types(agent.client().get("/api/v1/accounts"))).contains("shop connector");
                assertThat(types(agent.client().get("/api/v1/targets"))).contains("desk adapter");
            });
        }
    }

    private OutsideProject made(Guide guide, OutsideShell shell, String kind) throws Exception {
        String generate = guide.commands("maven-archetype-plugin")
                .replace("kind=connector", "kind=" + kind)
                .replace("acme", kind);
        OutsideShell.Result generated = shell.run(folder, generate);
        assertThat(generated.status()).as(generated.output()).isZero();
        OutsideProject project = new OutsideProject(folder.resolve("parley-" + kind));

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
        assertThat(project.folder().resolve(".gitignore")).hasContent("target/");
        assertThat(tested.output()).doesNotContain("No SLF4J providers");

        String pack = guide.commands("mvn -B -q -DskipTests package").replace("acme", kind);
        OutsideShell.Result packed = shell.run(project.folder(), pack);
        assertThat(packed.status()).as(packed.output()).isZero();
        return project;
    }

    @Test
    void outsideVersionsAreThoseOfOurOwnBuild() throws Exception {
        String pom = compact("../../pom.xml");
        String ours = PROPERTY.matcher(pom)
                .results()
                .reduce(
                        pom,
                        (text, property) -> text.replace("${" + property.group(1) + "}", property.group(2)),
                        (one, other) -> one);
        String outside = compact("../../core-bundle/bom/pom.xml")
                + compact("../../core-bundle/archetype/src/main/resources/archetype-resources/pom.xml");
        List<String> versions = VERSION.matcher(outside)
                .results()
                .map(MatchResult::group)
                .filter(version -> !version.contains("$") && !version.contains("parley-bom"))
                .toList();
        assertThat(versions).hasSizeGreaterThan(7).allSatisfy(version -> assertThat(ours)
                .contains(version));
    }

    private static String compact(String pom) throws Exception {
        return Files.readString(Path.of(pom)).replaceAll("\\s", "");
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
