// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.ops.NotPossibleException;
import io.parley.internal.store.Matches.Match;
import io.parley.internal.store.Matches.State;
import io.parley.internal.store.StoreException;
import io.parley.model.ContactPoint;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Repeat;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.Idempotence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random courses in which people link and separate others, while these go on speaking, the CRM fails and the agent dies. When
 * everything is taken back, everything stands where it would have stood; the same seed is the same course.
 */
class LinkCourseTest {

    private static final int COURSES = Integer.getInteger("courses", 2);
    private static final int STEPS = 40;
    private static final List<String> PEOPLE = List.of("anna", "bob", "carla");

    @TempDir(factory = FastFolder.class)
    Path folder;

    /** What was decided of each person and not taken back, the last first: contacts, or that they are nobody's. */
    private final Map<String, Deque<String>> decided = new HashMap<>();

    private final Map<String, List<String>> said = new HashMap<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 2_000})
    void whatIsTakenBackStandsWhereItStood(int firstSeed) throws Exception {
        for (int seed = firstSeed; seed < firstSeed + COURSES; seed++) {
            decided.clear();
            said.clear();
            run(new Random(seed), Files.createDirectories(folder.resolve("seed-" + seed)), "seed " + seed);
        }
    }

    private void run(Random random, Path home, String where) throws Exception {
        try (World world = new World(home)) {
            world.channel.promise(Repeat.safe(Duration.ofDays(30)));
            world.crm.promise(random.nextBoolean() ? Idempotence.upsertByKey() : Idempotence.readBack(Duration.ZERO));
            world.configureTargets(Map.of("matchBy", new String[] {"email"}));
            List<String> others = begin(world);
            Map<String, String> before = contacts(world);
            for (int step = 0; step < STEPS; step++) {
                act(random, world, others, step);
                disturb(random, world);
                settle(world, Duration.ofSeconds(random.nextInt(20)));
            }
            world.restart();
            world.settle(Duration.ofHours(2));
            compare(world, where, "in the end");
            for (String person : PEOPLE) {
                while (!decided.get(person).isEmpty()) {
                    separate(world, person);
                    if (random.nextInt(3) == 0) {
                        disturb(random, world);
                    }
                    settle(world, Duration.ofSeconds(random.nextInt(20)));
                }
            }
            world.restart();
            world.settle(Duration.ofHours(2));
            compare(world, where, "taken back");
            assertThat(contacts(world)).as(where).isEqualTo(before);
        }
    }

    /** Anna is matched, Bob is to be looked at, Carla is somebody new. */
    private List<String> begin(World world) {
        List<String> others = new ArrayList<>();
        others.add(world.crm.people.make("Anna Meyer", "anna@example.org"));
        others.add(world.crm.people.make("Boris Stone", "bob@example.org"));
        others.add(world.crm.people.make("Somebody Else"));
        for (String person : PEOPLE) {
            decided.put(person, new ArrayDeque<>());
            said.put(person, new ArrayList<>());
            ContactPoint email = new ContactPoint(ContactPoint.Kind.EMAIL, person + "@example.org", true);
            String name = person.equals("bob") ? "Robert Fisher" : "Anna Meyer";
            world.channel.voices().introduce(person, name, List.of(email));
            say(world, person, "first of " + person);
        }
        world.settle(Duration.ofMinutes(5));
        assertThat(match(world, "anna").state()).isEqualTo(State.MATCHED);
        assertThat(match(world, "bob").state()).isEqualTo(State.REVIEW);
        return others;
    }

    private void act(Random random, World world, List<String> others, int step) {
        String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
        switch (random.nextInt(4)) {
            case 0 -> say(world, person, "text " + step);
            case 1 -> {
                if (!decided.get(person).isEmpty()) {
                    separate(world, person);
                }
            }
            default -> link(world, person, others.get(random.nextInt(others.size())));
        }
    }

    private void say(World world, String person, String text) {
        List<String> texts = said.get(person);
        world.channel.say("t-" + person + "-" + texts.size() / 3, person, person + texts.size(), text);
        texts.add(text);
    }

    /** Whoever has no answer asks again. */
    private void link(World world, String person, String contact) {
        insist(world, () -> world.acquaintances().link("crm", key(person), new CrmRef("Contact", contact)));
        if (!contact.equals(decided.get(person).peek())) {
            decided.get(person).push(contact);
        }
    }

    /** Whoever has no answer looks what counts now, before they ask again. */
    private void separate(World world, String person) {
        int depth = match(world, person).depth();
        insist(world, () -> {
            if (match(world, person).depth() == depth) {
                world.acquaintances().separate("crm", key(person));
            }
        });
        decided.get(person).pop();
    }

    /** A person decides something. */
    @FunctionalInterface
    private interface Decision {

        void made() throws NotPossibleException;
    }

    private static void insist(World world, Decision decision) {
        while (true) {
            try {
                decision.made();
                return;
            } catch (StoreException e) {
                assertThat(e).hasMessage("crashed");
                world.restart();
            } catch (NotPossibleException e) {
                assertThat(world.crashed()).as(e.getMessage()).isTrue();
                world.restart();
            }
        }
    }

    private static void settle(World world, Duration time) {
        try {
            world.settle(time);
        } catch (StoreException e) {
            assertThat(e).hasMessage("crashed");
        }
        if (world.crashed()) {
            world.restart();
        }
    }

    private static void disturb(Random random, World world) {
        switch (random.nextInt(10)) {
            case 0 -> world.crm.failNext(new SyncException.Transient("503", false, null), false);
            case 1 -> world.crm.failNext(new SyncException.Transient("timeout", true, null), true);
            case 2 ->
                world.crm.failNext(
                        new SyncException.RateLimited(
                                "limit", world.clock.instant().plusSeconds(30)),
                        false);
            case 3, 4, 5 -> world.restart(new Mortality(1 + random.nextInt(16), random.nextBoolean()));
            default -> {
                // A quiet moment.
            }
        }
    }

    /** All cases of a person stand with one contact, with all that was said, and so does the profile. */
    private void compare(World world, String where, String when) {
        for (String person : PEOPLE) {
            String as = where + " " + when + ": " + person;
            List<String> cases = casesOf(world, person);
            assertThat(cases.stream().flatMap(id -> world.crm.timeline(id).stream()))
                    .as(as)
                    .containsExactlyInAnyOrderElementsOf(said.get(person));
            assertThat(cases.stream().map(world.crm::contactOf).distinct())
                    .as(as)
                    .hasSize(1);
            String contact = world.crm.contactOf(cases.get(0));
            assertThat(world.crm.people.holderOf(key(person))).as(as).isEqualTo(contact);
            if (!decided.get(person).isEmpty()) {
                assertThat(contact).as(as).isEqualTo(decided.get(person).peek());
            }
        }
        assertThat(world.parked()).as(where).isEmpty();
        assertThat(world.ledger().balanced())
                .as("%s: %s", where, world.ledger())
                .isTrue();
        assertThat(world.difference()).as(where).isEmpty();
    }

    private List<String> casesOf(World world, String person) {
        return world.crm.cases().stream()
                .filter(id -> said.get(person).containsAll(world.crm.timeline(id)))
                .toList();
    }

    private Map<String, String> contacts(World world) {
        Map<String, String> contacts = new HashMap<>();
        for (String person : PEOPLE) {
            contacts.put(person, world.crm.contactOf(casesOf(world, person).get(0)));
        }
        return contacts;
    }

    private static Match match(World world, String person) {
        return world.match(key(person));
    }

    private static String key(String person) {
        return "test:people/" + person;
    }
}
