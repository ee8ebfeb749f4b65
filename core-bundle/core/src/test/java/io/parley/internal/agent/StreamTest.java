// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.ops.Part;
import io.parley.internal.ops.Status;
import io.parley.internal.pacing.Gates.Closed;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pull.StreamLoop;
import io.parley.model.ExternalId;
import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ChannelDescription;
import io.parley.spi.channel.StreamListener;
import io.parley.spi.channel.StreamReader;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stream tells that something happened; what it is, is read. */
class StreamTest extends WorldTest {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final ExternalId QUESTION = new ExternalId("test", "messages", "m1");

    /** What happens while it is listened to. */
    @FunctionalInterface
    private interface Course {

        void tell(StreamListener listener) throws SyncException, InterruptedException;
    }

    @BeforeEach
    void begin() {
        world.settle();
    }

    private Duration listen(Course course) throws Exception {
        Engine engine = world.engine();
        return new StreamLoop("brand", reader(course), engine.store(), engine.gates(), engine.faults(), engine.hints())
                .run();
    }

    private static StreamReader reader(Course course) {
        return new StreamReader() {
            @Override
            public void listen(StreamListener listener) throws SyncException, InterruptedException {
                course.tell(listener);
            }

            @Override
            public ChannelDescription describe() {
                return ChannelDescription.of("test", "Test channel").build();
            }

            @Override
            public AccountInfo check() {
                throw new IllegalStateException("nobody checks here");
            }
        };
    }

    @Test
    void newsAreReadAtOnce() throws Exception {
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle(A_MOMENT);
        assertThat(world.crm.cases()).as("not yet polled").isEmpty();
        listen(StreamListener::news);
        world.settle(A_MOMENT);
        assertThat(world.crm.cases()).hasSize(1);
    }

    @Test
    void whatHappenedBeforeTheStreamStoodIsReadToo() throws Exception {
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        listen(StreamListener::connected);
        world.settle(A_MOMENT);
        assertThat(world.crm.cases()).hasSize(1);
    }

    @Test
    void whatChangedIsLookedAtAtOnce() throws Exception {
        world.channel.say("t1", "anna", "m1", "My number is 12345.");
        world.settle(Duration.ofMinutes(20));
        world.channel.removeQuietly("m1");
        listen(listener -> listener.changed(QUESTION));
        world.settle(A_MOMENT);
        assertThat(world.crm.timeline(world.crm.cases().get(0))).containsExactly("(removed)");
    }

    @Test
    void whatIsNotKnownCostsNothing() throws Exception {
        int before = world.channel.rechecks();
        listen(listener -> listener.changed(new ExternalId("test", "messages", "of somebody else")));
        world.settle(A_MOMENT);
        assertThat(world.channel.rechecks()).isEqualTo(before);
        assertThat(world.ledger().accounts())
                .allSatisfy(line -> assertThat(line.total()).isZero());
    }

    @Test
    void aStreamThatBreaksStopsNothingElseAndIsTriedAgain() throws Exception {
        Duration pause = listen(listener -> {
            throw new SyncException.Transient("example.org has sent nothing for 60 s", false, null);
        });
        assertThat(pause).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
        assertThat(world.engine().gates().closed())
                .extracting(Closed::operation)
                .containsExactly(Operation.STREAM);
        assertThat(brand().status()).isEqualTo(Status.WARN);
        assertThat(brand().message()).contains("stream is interrupted").contains("has sent nothing for 60 s");
        world.channel.say("t1", "anna", "m1", "Where is my parcel?");
        world.settle();
        assertThat(world.crm.cases()).as("it is polled all the same").hasSize(1);
        world.settle(Duration.ofMinutes(1));
        listen(StreamListener::connected);
        assertThat(world.engine().gates().closed()).isEmpty();
    }

    @Test
    void aStreamThatIsRefusedDoesNotStopTheReading() throws Exception {
        listen(listener -> {
            throw new SyncException.Permanent("example.org redirects to www.example.org");
        });
        assertThat(world.engine().gates().closed())
                .extracting(Closed::operation)
                .containsExactly(Operation.STREAM);
    }

    @Test
    void whereThereIsNoStreamNoneIsAskedForUntilTheNextDay() throws Exception {
        Duration pause = listen(listener -> {
            throw new SyncException.RecordGone("no streams here");
        });
        assertThat(pause).isEqualTo(Duration.ofDays(1));
        assertThat(world.engine().gates().closed()).isEmpty();
    }

    @Test
    void aConnectorWithADefectIsTriedAgain() throws Exception {
        Duration pause = listen(listener -> {
            throw new IllegalStateException("a defect");
        });
        assertThat(pause).isPositive();
        assertThat(world.engine().gates().closed())
                .extracting(Closed::reason)
                .first()
                .asString()
                .contains("a defect");
    }

    private Part brand() {
        return world.health().parts().stream()
                .filter(part -> part.name().equals("account brand"))
                .findFirst()
                .orElseThrow();
    }
}
