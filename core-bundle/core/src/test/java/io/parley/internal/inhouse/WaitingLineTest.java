// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.intake.Intake;
import io.parley.internal.routing.Routes;
import io.parley.internal.store.Conversations;
import io.parley.internal.store.SqliteStore;
import io.parley.internal.store.Store;
import io.parley.internal.work.Hints;
import io.parley.internal.work.ManualTicker;
import io.parley.internal.work.SettableClock;
import io.parley.model.Change;
import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.Direction;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.model.Visibility;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitingLineTest {

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private final ManualTicker ticker = new ManualTicker(clock);
    private final Hints hints = new Hints();
    private SqliteStore store;
    private StoredInbox inbox;
    private StoredTranscript transcript;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("parley.db"), clock);
        inbox = new StoredInbox(new Intake(store, () -> new Routes(List.of()), account -> false, hints));
        transcript = new StoredTranscript(store, hints, new WaitingLine(store, hints, ticker));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void conversationsWaitInTheOrderInWhichTheyBegan() throws Exception {
        begin("one");
        begin("two");
        begin("three");
        assertThat(transcript.queuePosition(id("one"))).hasValue(1);
        assertThat(transcript.queuePosition(id("three"))).hasValue(3);
        answer("one");
        assertThat(transcript.queuePosition(id("one"))).isEmpty();
        assertThat(transcript.queuePosition(id("three"))).hasValue(2);
    }

    @Test
    void whoMovesUpIsToldOnceASecondHoweverManyLeave() throws Exception {
        for (int i = 0; i < 10; i++) {
            begin("c" + i);
        }
        AtomicInteger told = new AtomicInteger();
        transcript.listenToQueue(id("c9"), told::incrementAndGet);
        for (int i = 0; i < 5; i++) {
            answer("c" + i);
            hints.tell(Hints.queue("chat"));
        }
        assertThat(told).hasValue(0);
        ticker.advance(Duration.ofSeconds(2));
        assertThat(told).hasValue(1);
        assertThat(transcript.queuePosition(id("c9"))).hasValue(5);
    }

    @Test
    void aLineThatMovesCostsTheStoreAsMuchHoweverManyFollowIt() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        Store counting = new Store() {
            @Override
            public <T> T write(Work<T> work) {
                return store.write(work);
            }

            @Override
            public <T> T read(Work<T> work) {
                reads.incrementAndGet();
                return store.read(work);
            }

            @Override
            public <T> T rehearse(Work<T> work) {
                return store.rehearse(work);
            }

            @Override
            public boolean accepting() {
                return store.accepting();
            }
        };
        StoredTranscript followed = new StoredTranscript(counting, hints, new WaitingLine(counting, hints, ticker));
        AtomicInteger told = new AtomicInteger();
        for (int i = 0; i < 50; i++) {
            ExternalId one = id("c" + i);
            begin("c" + i);
            followed.listenToQueue(one, () -> {
                followed.queuePosition(one);
                followed.expectedWait("chat", 1);
                told.incrementAndGet();
            });
        }
        ticker.advance(Duration.ofSeconds(2));
        told.set(0);
        reads.set(0);
        answer("c0");
        hints.tell(Hints.queue("chat"));
        ticker.advance(Duration.ofSeconds(2));
        assertThat(told).hasValue(50);
        assertThat(reads).as("one for the line, one by whom left it").hasValueLessThanOrEqualTo(2);
    }

    @Test
    void whoLeavesTheLineIsTold() throws Exception {
        begin("one");
        AtomicInteger told = new AtomicInteger();
        transcript.listenToQueue(id("one"), told::incrementAndGet);
        answer("one");
        hints.tell(Hints.queue("chat"));
        ticker.advance(Duration.ofSeconds(2));
        assertThat(told).hasValue(1);
        assertThat(transcript.queuePosition(id("one"))).isEmpty();
    }

    @Test
    void whatIsExpectedIsTheMiddleOfWhatOthersWaited() throws Exception {
        begin("watcher");
        transcript.listenToQueue(id("watcher"), () -> {});
        assertThat(transcript.expectedWait("chat", 1)).isEmpty();
        for (int i = 1; i <= 5; i++) {
            begin("c" + i);
            ticker.advance(Duration.ofSeconds(2));
            clock.advance(Duration.ofMinutes(i == 5 ? 600 : i));
            reply("c" + i);
            ticker.advance(Duration.ofSeconds(2));
        }
        assertThat(transcript.expectedWait("chat", 1).orElseThrow())
                .isBetween(Duration.ofMinutes(3), Duration.ofSeconds(185));
        assertThat(transcript.expectedWait("chat", 2).orElseThrow())
                .isBetween(Duration.ofMinutes(6), Duration.ofSeconds(370));
        assertThat(transcript.waiting("chat")).isEqualTo(1);
        WaitingLine afterARestart = new WaitingLine(store, new Hints(), new ManualTicker(clock));
        assertThat(afterARestart.usual("chat").orElseThrow()).isBetween(Duration.ofMinutes(3), Duration.ofSeconds(185));
    }

    @Test
    void aClosedSubscriptionIsToldNothing() throws Exception {
        begin("one");
        AtomicInteger told = new AtomicInteger();
        transcript.listen(id("one"), told::incrementAndGet).close();
        hints.tell(Hints.conversation(id("one").key()));
        ticker.advance(Duration.ofMinutes(1));
        assertThat(told).hasValue(0);
    }

    @Test
    void aConversationIsToldFromAnyEntryOn() throws Exception {
        begin("one");
        say("one", "m2", "Anybody?");
        assertThat(transcript.after(id("one"), 0, 10))
                .extracting(entry -> entry.message().orElseThrow().text())
                .containsExactly("Hello", "Anybody?");
        long first = transcript.after(id("one"), 0, 1).get(0).sequence();
        assertThat(transcript.after(id("one"), first, 10)).hasSize(1);
        assertThat(transcript.opening(id("one"))).isPresent();
        assertThat(transcript.opening(id("unknown"))).isEmpty();
    }

    private void begin(String conversation) throws Exception {
        clock.advance(Duration.ofMillis(5));
        say(conversation, "m1", "Hello");
    }

    private void reply(String conversation) throws Exception {
        say(conversation, "a1", "Good day", Direction.OUTBOUND);
    }

    private void say(String conversation, String message, String text) throws Exception {
        say(conversation, message, text, Direction.INBOUND);
    }

    private void say(String conversation, String message, String text, Direction direction) throws Exception {
        ExternalId person = new ExternalId("chat", "chat", "visitor/" + conversation);
        Message said = Message.of(new ExternalId("chat", "chat", conversation + "/" + message))
                .conversation(id(conversation))
                .author(person)
                .direction(direction)
                .text(text)
                .sentAt(clock.instant())
                .revision(1)
                .build();
        inbox.accept(
                "chat",
                List.of(new Change.MessageSeen(
                        said,
                        SocialProfile.of(person).observedAt(clock.instant()).build(),
                        Conversation.of(id(conversation), ConversationKind.CHAT, Visibility.PRIVATE)
                                .startedAt(clock.instant())
                                .build())));
    }

    private void answer(String conversation) {
        store.write(tx -> {
            new Conversations(tx).answered(id(conversation).key());
            return null;
        });
    }

    private static ExternalId id(String conversation) {
        return new ExternalId("chat", "chat", conversation);
    }
}
