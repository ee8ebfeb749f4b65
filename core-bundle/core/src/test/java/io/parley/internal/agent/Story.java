// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.agent.CrashMatrixTest.View;
import io.parley.internal.mapping.MappingException;
import io.parley.internal.mapping.Part;
import io.parley.internal.ops.ReplySwitch;
import io.parley.internal.store.Decision;
import io.parley.internal.store.Matches.State;
import io.parley.internal.store.ParkedFilter;
import io.parley.internal.store.StoreException;
import io.parley.model.Change;
import io.parley.model.ContactPoint;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Inbox;
import io.parley.spi.channel.Moderation;
import io.parley.spi.channel.Repeat;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Idempotence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Short stories that pass every commit and every call of the engine. A step that fails because the agent died is done again
 * after its restart, as whoever had no answer would do it.
 */
enum Story {
    INBOUND(world -> world.channel.say("t1", "anna", "m1", "Where is my parcel?"), world -> {
        world.channel.say("t1", "anna", "m2", "Hello?");
        world.channel.say("t2", "bob", "m3", "My number is 12345");
    }),
    EDITS_AND_REMOVALS(
            world -> world.channel.say("t1", "anna", "m1", "Where is my parcle?"),
            world -> world.channel.say("t1", "anna", "m1", "Where is my parcel?"),
            world -> world.channel.remove("m1"),
            world -> world.channel.say("t1", "anna", "m1", "Where is my parcel?")),
    QUIET_EDIT(
            world -> world.channel.say("t1", "anna", "m1", "Where is my parcle?"),
            world -> world.channel.sayQuietly("t1", "anna", "m1", "Where is my parcel?")),
    TOLD_BY_THE_CHANNEL(world -> tell(world, "m1", "Where is my parcel?"), world -> tell(world, "m2", "Hello?")),
    DOUBTFUL_UPSERT(
            world -> world.crm.failNext(uncertain(), true),
            world -> world.channel.say("t1", "anna", "m1", "Where is my parcel?")),
    DOUBTFUL_READ_BACK(
            world -> {
                world.crm.promise(Idempotence.readBack(Duration.ofSeconds(10)));
                world.crm.delayNext(Duration.ofSeconds(8));
                world.crm.failNext(uncertain(), true);
            },
            world -> world.channel.say("t1", "anna", "m1", "Where is my parcel?")),
    SILENCE_OF_THE_CRM(
            world -> world.crm.failNext(
                    new SyncException.RateLimited("limit", world.clock.instant().plusSeconds(20)), false),
            world -> world.channel.say("t1", "anna", "m1", "Where is my parcel?")),
    POISON(
            world -> world.crm.refuse(write -> write instanceof CrmWrite.PutMessage put
                    && put.message().text().contains("poison")),
            world -> {
                world.channel.say("t1", "anna", "m1", "poison");
                world.channel.say("t1", "anna", "m2", "Where is my parcel?");
            },
            world -> {
                world.crm.refuse(write -> false);
                world.decisions().all(ParkedFilter.ALL, world.decisions().retrying());
            }),
    SOME_POISON(
            world -> world.crm.refuse(CrmWrite.PutMessage.class::isInstance),
            world -> world.channel.say("t1", "anna", "m1", "Where is my parcel?"),
            world -> {
                world.crm.refuse(write -> false);
                world.decisions().some(parkedIds(world), world.decisions().retrying());
            }),
    ONE_POISON(
            world -> world.crm.refuse(CrmWrite.PutMessage.class::isInstance),
            world -> world.channel.say("t1", "anna", "m1", "Where is my parcel?"),
            world -> {
                world.crm.refuse(write -> false);
                for (String id : parkedIds(world)) {
                    world.decisions().one(id, world.decisions().dropping(new Decision("It is settled by phone.")));
                }
            }),
    PAUSE(
            world -> world.channel.say("t1", "anna", "m1", "Where is my parcel?"),
            world -> replies(world).pause("brand"),
            world -> world.crm.answer(world.crm.cases().get(0), "On its way."),
            world -> replies(world).resume("brand")),
    AUDIT(
            world -> world.channel.say("t1", "anna", "m1", "Where is my parcel?"),
            world -> {
                world.channel.log().hide();
                world.channel.say("t1", "anna", "m2", "Hello?");
            },
            world -> world.engine().audits().request("brand"),
            world -> world.engine().audits().request("brand")),
    MODERATION(
            world -> world.channel.say("t1", "anna", "m1", "Buy cheap watches!"),
            world -> moderate(world, "m1", Moderation.SPAM)),
    ANSWER(
            world -> world.channel.say("t1", "anna", "m1", "Where is my parcel?"),
            world -> world.crm.answer(world.crm.cases().get(0), "On its way."),
            world -> world.crm.answer(world.crm.cases().get(0), "It should arrive today.")),
    DOUBTFUL_ANSWER_WITH_A_KEY(
            world -> world.channel.say("t1", "anna", "m1", "Where is my parcel?"),
            world -> world.channel.faults.failNextSend(uncertain(), true),
            world -> world.crm.answer(world.crm.cases().get(0), "On its way.")),
    DOUBTFUL_ANSWER_TO_BE_SEARCHED(
            world -> {
                world.channel.promise(Repeat.searchable(Duration.ofSeconds(10)));
                world.channel.say("t1", "anna", "m1", "Where is my parcel?");
            },
            world -> {
                world.channel.delayNextSend(Duration.ofSeconds(8));
                world.channel.faults.failNextSend(uncertain(), true);
            },
            world -> world.crm.answer(world.crm.cases().get(0), "On its way."),
            world -> world.channel.faults.failNextSend(uncertain(), false),
            world -> world.crm.answer(world.crm.cases().get(0), "It should arrive today.")),
    REFUSED_ANSWER(
            world -> {
                world.channel.refuseText("http://example.org");
                world.channel.say("t1", "anna", "m1", "Where is my parcel?");
            },
            world -> world.crm.answer(world.crm.cases().get(0), "http://example.org")),
    ANSWER_WITHOUT_A_PROMISE(
            world -> {
                world.channel.promise(Repeat.unsafe());
                world.channel.say("t1", "anna", "m1", "Where is my parcel?");
            },
            world -> world.crm.answer(world.crm.cases().get(0), "On its way.")),
    RECALLED_ANSWER(world -> world.channel.say("t1", "anna", "m1", "Where is my parcel?"), world -> {
        String comment = world.crm.answer(world.crm.cases().get(0), "On its way.");
        world.crm.takeBack(comment);
    }),
    ECHOES(
            world -> {
                world.crm.echoOwnWrites(() -> Duration.ofSeconds(2));
                world.channel.echoAnswers(() -> Duration.ofSeconds(2));
                world.channel.say("t1", "anna", "m1", "Where is my parcel?");
            },
            world -> world.crm.answer(world.crm.cases().get(0), "On its way."),
            world -> world.channel.sayAsBrand("t1", "n1", "It left this morning.")),
    ECHO_IN_DOUBT(world -> {
        world.crm.promise(Idempotence.readBack(Duration.ofSeconds(10)));
        world.crm.echoOwnWrites(() -> Duration.ZERO);
        world.crm.failNext(uncertain(), true);
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
    }),
    RESET(
            world -> world.channel.say("t1", "anna", "m1", "Where is my parcel?"),
            world -> world.reset(),
            world -> world.channel.say("t1", "anna", "m2", "Hello?")),
    MERGE(
            world -> {
                world.channel.say("t1", "anna", "m1", "Where is my parcel?");
                world.channel.say("t2", "bob", "m2", "And mine?");
            },
            world -> world.crm.merge(
                    "Case", world.crm.cases().get(0), world.crm.cases().get(1)),
            world -> world.channel.say("t2", "bob", "m3", "Hello?"),
            world -> world.crm.answer(world.crm.cases().get(0), "On its way.")),
    CLOSED_AND_REOPENED(
            world -> world.channel.say("t1", "anna", "m1", "Where is my parcel?"),
            world -> world.crm.close(world.crm.cases().get(0)),
            world -> world.channel.say("t1", "anna", "m2", "Hello?")),
    PROFILE_ON_REQUEST(world -> request(world, "@carla")),
    MATCHED(
            world -> world.configureTargets(Map.of("matchBy", new String[] {"email"})),
            world -> {
                world.crm.people.make("Anna Meyer", "anna@example.org");
                introduce(world, "anna", "Anna Meyer");
                introduce(world, "bob", "Bob Stone");
                world.channel.say("t1", "anna", "m1", "Where is my parcel?");
                world.channel.say("t2", "bob", "m2", "And mine?");
            },
            world -> world.channel.say("t1", "anna", "m3", "Hello?")),
    LINKED(
            world -> {
                world.crm.people.make("Anna Meyer");
                world.channel.say("t1", "anna", "m1", "Where is my parcel?");
                world.channel.say("t2", "anna", "m2", "Hello?");
            },
            world -> link(world, "anna", world.crm.contacts().get(0)),
            world -> world.channel.say("t1", "anna", "m3", "And mine?")),
    TAKEN_BACK(
            world -> {
                world.crm.people.make("Anna Meyer");
                world.channel.say("t1", "anna", "m1", "Where is my parcel?");
            },
            world -> link(world, "anna", world.crm.contacts().get(0)),
            world -> separate(world, "anna")),
    SEPARATED(
            world -> world.configureTargets(Map.of("matchBy", new String[] {"email"})),
            world -> {
                world.crm.people.make("Anna Meyer", "anna@example.org");
                introduce(world, "anna", "Anna");
                world.channel.say("t1", "anna", "m1", "Where is my parcel?");
            },
            world -> separate(world, "anna")),
    REAPPLY(
            world -> world.channel.say("t1", "anna", "m1", "Where is my parcel?"),
            Story::map,
            Story::look,
            Story::writeAnew);

    /** Something that happens. */
    @FunctionalInterface
    interface Step {

        void happen(World world);
    }

    /** Stories in which it cannot be known whether an answer was sent. */
    private static final Set<String> UNDECIDABLE = Set.of("ANSWER_WITHOUT_A_PROMISE", "REFUSED_ANSWER");

    private final transient List<Step> steps;

    Story(Step... steps) {
        this.steps = List.of(steps);
    }

    /** Lets the world be as the story wants it. */
    void begin(World world) {
        world.channel.promise(Repeat.safe(Duration.ofDays(1)));
        world.crm.promise(Idempotence.upsertByKey());
    }

    List<Step> steps() {
        return steps;
    }

    /** Compares what is seen in the end with what is seen without a crash. */
    void compare(String where, View expected, View seen) {
        assertThat(seen.contacts()).as(where).isEqualTo(expected.contacts());
        assertThat(seen.answers()).as(where).doesNotHaveDuplicates();
        if (UNDECIDABLE.contains(name()) && seen.parked() == 1) {
            assertThat(seen.answers()).as(where).isSubsetOf(expected.answers());
        } else {
            assertThat(seen).as(where).isEqualTo(expected);
        }
    }

    private static void introduce(World world, String person, String name) {
        ContactPoint email = new ContactPoint(ContactPoint.Kind.EMAIL, person + "@example.org", true);
        world.channel.voices().introduce(person, name, List.of(email));
    }

    private static void link(World world, String person, String contact) {
        onDesk(world, () -> {
            world.acquaintances().link("crm", "test:people/" + person, new CrmRef("Contact", contact));
            return null;
        });
    }

    /** What was done before the agent died is not done again. */
    private static void separate(World world, String person) {
        State state = world.match("test:people/" + person).state();
        if (state == State.MATCHED || state == State.LINKED) {
            onDesk(world, () -> {
                world.acquaintances().separate("crm", "test:people/" + person);
                return null;
            });
        }
    }

    private static List<String> parkedIds(World world) {
        return world.parked().stream().map(row -> row.id().toString()).toList();
    }

    private static ReplySwitch replies(World world) {
        return new ReplySwitch(
                world.engine().store(), new TestRoster(), world.engine().hints());
    }

    private static SyncException uncertain() {
        return new SyncException.Transient("timeout", true, null);
    }

    private static void tell(World world, String id, String text) {
        Change message = world.channel.heard("t1", "anna", id, text);
        try {
            world.engine().inbox().accept("brand", List.of(message));
        } catch (Inbox.NotStoredException e) {
            throw new StoreException("crashed", e);
        }
    }

    private static void moderate(World world, String message, Moderation decision) {
        try {
            world.moderate(message, decision);
        } catch (SyncException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void map(World world) {
        try {
            world.map(Part.CONTACT, "Nickname = $substringAfter(profile.name, ' ')");
        } catch (MappingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void look(World world) {
        world.settle();
        onDesk(world, () -> world.engine().mappingDesk().look("crm", Instant.EPOCH, 1_000));
    }

    private static void writeAnew(World world) {
        ObjectNode looked = world.engine().mappingDesk().progress("crm").orElseThrow();
        onDesk(world, () -> world.engine()
                .mappingDesk()
                .write("crm", looked.path("id").asText()));
    }

    private static void onDesk(World world, Callable<?> act) {
        try {
            act.call();
        } catch (StoreException e) {
            throw e;
        } catch (Exception e) {
            throw world.crashed() ? new StoreException("crashed", e) : new IllegalStateException(e);
        }
    }

    private static void request(World world, String handle) {
        try {
            world.engine().enrichment().request("brand", handle);
        } catch (SyncException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
