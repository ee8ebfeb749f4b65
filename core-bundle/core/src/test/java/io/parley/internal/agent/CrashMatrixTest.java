// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.parley.internal.store.Store;
import io.parley.internal.store.StoreException;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.crm.CrmAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The agent dies at each of its commits and calls, just before and just after it, and starts again on what is on the disk:
 * in the end both sides look as if it had not died. The crash matrix in the README has a row for each such point.
 */
class CrashMatrixTest {

    private static final Path README = Path.of("README.md");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+\\.\\w+)` \\|.*\\| ([A-Z_, ]+|`\\w+Test`) \\|");
    private static final Duration STEP = Duration.ofSeconds(25);

    @TempDir(factory = FastFolder.class)
    Path folder;

    @ParameterizedTest
    @EnumSource
    void bothSidesLookAsIfItHadNotDied(Story story) {
        Mortality immortal = Mortality.none();
        View expected = run(story, "immortal", immortal);
        Set<String> diedAt = new TreeSet<>();
        for (int point : telling(immortal.passed())) {
            for (boolean afterIt : List.of(false, true)) {
                Mortality agent = new Mortality(point, afterIt);
                String where = "%s %s %d".formatted(story, afterIt ? "after" : "before", point);
                View seen = run(story, where, agent);
                assertThat(agent.diedAt()).as(where).isEqualTo(immortal.passed().get(point - 1));
                story.compare(where + " " + agent.diedAt(), expected, seen);
                diedAt.add(agent.diedAt());
            }
        }
        Set<String> rows = rows().entrySet().stream()
                .filter(row -> row.getValue().contains(story.name()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows).as("rows of the matrix that name %s", story).isNotEmpty();
        assertThat(diedAt).as("points at which it died").containsAll(rows);
    }

    /** Numbers of points, without those that stand between the same neighbours as two before: nothing happens there. */
    private static List<Integer> telling(List<String> points) {
        Map<List<String>, Integer> known = new HashMap<>();
        List<Integer> telling = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            List<String> neighbours = points.subList(Math.max(0, i - 1), Math.min(points.size(), i + 2));
            if (known.merge(List.copyOf(neighbours), 1, Integer::sum) <= 2) {
                telling.add(i + 1);
            }
        }
        return telling;
    }

    @Test
    void eachCommitAndEachCallHasARow() {
        Set<String> points = new TreeSet<>();
        for (JavaClass origin : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.parley.internal", "io.parley.spi")) {
            origin.getAccessesFromSelf().stream()
                    .filter(CrashMatrixTest::commits)
                    .map(access -> access.getOriginOwner().getSimpleName() + "."
                            + access.getOrigin().getName())
                    .forEach(points::add);
            if (origin.isAssignableTo(ChannelConnector.class) || origin.isAssignableTo(CrmAdapter.class)) {
                origin.getMethods().stream()
                        .filter(method -> method.getThrowsClause().size() > 0)
                        .map(method -> origin.getSimpleName() + "." + method.getName())
                        .forEach(points::add);
            }
        }
        assertThat(rows().keySet()).isEqualTo(points);
    }

    private static boolean commits(JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(Store.class)
                && access.getTarget().getName().equals("write");
    }

    /** What people can see. */
    record View(
            List<String> contacts,
            List<String> fields,
            List<List<String>> timelines,
            List<String> owners,
            List<String> answers,
            int parked) {

        static View of(World world) {
            return new View(
                    world.crm.people(),
                    world.crm.contacts().stream()
                            .map(id -> world.crm.fields.of(id).toString())
                            .toList(),
                    world.crm.cases().stream().map(world.crm::timeline).toList(),
                    world.crm.cases().stream()
                            .map(world.crm::contactOf)
                            .map(world.crm.people.names()::get)
                            .toList(),
                    world.channel.answers(),
                    world.parked().size());
        }
    }

    private View run(Story story, String where, Mortality agent) {
        Path home = folder.resolve(where.replace(' ', '-'));
        try (World world = open(home, agent)) {
            story.begin(world);
            for (Story.Step step : story.steps()) {
                while (!done(() -> step.happen(world), world)) {
                    world.restart();
                }
                done(() -> world.settle(STEP), world);
                if (world.crashed()) {
                    world.restart();
                    world.settle(STEP);
                }
            }
            world.restart();
            world.settle(Duration.ofMinutes(5));
            assertThat(world.ledger().balanced())
                    .as("%s: %s", where, world.ledger())
                    .isTrue();
            assertThat(world.difference()).as(where).isEmpty();
            return View.of(world);
        } finally {
            FastFolder.delete(home);
        }
    }

    private static World open(Path home, Mortality agent) {
        try {
            return new World(Files.createDirectories(home), agent);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it was done: what died on the way is to be done again. */
    private static boolean done(Runnable step, World world) {
        try {
            step.run();
            return true;
        } catch (StoreException e) {
            assertThat(e).hasMessage("crashed");
            assertThat(world.crashed()).isTrue();
            return false;
        }
    }

    /** Rows of the matrix: the point, and the stories that die there. */
    private static Map<String, Set<String>> rows() {
        try (Stream<String> lines = Files.lines(README)) {
            Map<String, Set<String>> rows = new TreeMap<>();
            lines.map(ROW::matcher)
                    .filter(Matcher::matches)
                    .forEach(row -> rows.put(row.group(1), Set.of(row.group(2).split(", "))));
            return rows;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
