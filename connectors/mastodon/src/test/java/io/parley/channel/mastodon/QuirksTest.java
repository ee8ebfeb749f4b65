// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.parley.lab.simulator.Fault;
import io.parley.lab.simulator.mastodon.Quirk;
import io.parley.model.Change;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers of this family differ: nothing is lost or done twice because of it. */
class QuirksTest {

    private final BrandAccount account = new BrandAccount();

    @BeforeEach
    void listen() {
        account.listensTo("kettles", "red kettle");
        account.simulator().limitCalls(100_000);
    }

    @AfterEach
    void close() {
        account.close();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "TYPES_IGNORED",
                "UNKNOWN_TYPES_REFUSED",
                "BOUNDS_INCLUDED",
                "MIN_ID_IGNORED",
                "IDS_OF_LETTERS",
                "OFFSET_IGNORED",
                "PAGES_FOR_ERRORS"
            })
    void everyStreamIsReadOnceToItsEnd(Quirk quirk) throws Exception {
        account.simulator().has(quirk);
        for (String stream : List.of("own", "answers", "mentions", "#kettles", "\"red kettle\"")) {
            List<String> said = new ArrayList<>();
            @Nullable Cursor cursor = null;
            List<String> read = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < 7; i++) {
                    said.add(says(stream));
                }
                boolean more = true;
                for (int pages = 0; more; pages++) {
                    assertThat(pages).as("pages of %s", stream).isLessThan(10);
                    Page page = pull(stream, cursor, 3);
                    page.changes().forEach(change -> read.add(change.subject().id()));
                    assertThat(page.rejected()).isEmpty();
                    cursor = page.next();
                    more = page.more();
                }
            }
            assertThat(read).as("read of %s", stream).isEqualTo(said);
        }
    }

    @Test
    void aListOnWhichNothingHappensIsNotReadAgainAndAgain() throws Exception {
        account.simulator().has(Quirk.MIN_ID_IGNORED);
        for (int i = 0; i < 60; i++) {
            says("mentions");
        }
        List<Page> pages = account.walk("mentions", account.now().minusSeconds(30), 200);
        assertThat(pages).hasSizeLessThan(4);
        Page quiet = pull("mentions", pages.get(pages.size() - 1).next(), 200);
        assertThat(quiet.changes()).isEmpty();
        assertThat(quiet.more()).isFalse();
    }

    @Test
    void aServerThatIgnoresKeysIsLookedThroughForTheAnswer() throws Exception {
        account.simulator().has(Quirk.KEYS_IGNORED);
        Reply reply = reply("It is open.");
        account.simulator().server().failNext(call -> call.method().equals("POST"), Fault.lostAnswer());
        assertThatThrownBy(() -> account.connector().send(reply)).isInstanceOf(SyncException.Transient.class);
        assertThat(account.connector().sentSince(reply, Instant.EPOCH))
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.text()).endsWith("It is open.");
                    assertThat(sent.receipt().message().id())
                            .isEqualTo(account.simulator().by("brand").get(0).id());
                });
    }

    @Test
    void onlyWhatAnswersTheSameQuestionIsFound() throws Exception {
        Reply reply = reply("It is open.");
        account.says(account.simulator().brand(), "It is open.", "public", null);
        account.says(
                account.ada(), "It is open.", "public", reply.inReplyTo().id().id());
        assertThat(account.connector().sentSince(reply, Instant.EPOCH)).isEmpty();
        account.connector().send(reply);
        assertThat(account.connector().sentSince(reply, account.now().plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void aRefusalWithoutAWordIsUnderstood() {
        account.simulator().has(Quirk.SILENT_UNAUTHORIZED);
        account.simulator().revokeTokens();
        assertThatThrownBy(() -> account.connector().check()).isInstanceOf(SyncException.AuthExpired.class);
        assertThatThrownBy(() -> pull("mentions", null, 10)).isInstanceOf(SyncException.AuthExpired.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStatusThatIsGoneIsRemovedEvenIfAPageSaysSo(boolean together) throws Exception {
        account.simulator().has(Quirk.PAGES_FOR_ERRORS);
        says("mentions");
        String gone = says("mentions");
        List<Change.MessageSeen> known = account.seen("mentions");
        account.simulator().deletes(gone);
        if (!together) {
            account.simulator().has(Quirk.ONE_STATUS_A_CALL);
        }
        List<Change> changes = account.connector().recheck(known);
        assertThat(changes.stream().filter(Change.MessageRemoved.class::isInstance))
                .as("a page alone may be that of a proxy")
                .hasSize(together ? 1 : 0);
        assertThat(changes).hasAtLeastOneElementOfType(Change.MessageSeen.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_STATUS_A_CALL", "STATUSES_BY_IDS"})
    void whatCannotBeAskedForTogetherIsAskedForAlone(Quirk quirk) throws Exception {
        account.simulator().has(quirk);
        says("mentions");
        String gone = says("mentions");
        List<Change.MessageSeen> known = account.seen("mentions");
        account.simulator().deletes(gone);
        assertThat(account.connector().recheck(known))
                .extracting(Change::getClass)
                .containsExactly(Change.MessageSeen.class, Change.MessageRemoved.class);
    }

    @Test
    void aLimitOfWhichNothingIsSaidIsKeptForAMinute() {
        account.simulator().has(Quirk.SILENT_LIMITS);
        account.simulator().limitCalls(0);
        limitedFor(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIMIT_RESET_AS_EPOCH", "LIMIT_RESET_IN_SECONDS"})
    void aLimitEndsWhenTheServerSays(Quirk quirk) {
        account.passes(Duration.between(account.now(), Instant.now()));
        account.simulator().has(quirk);
        account.simulator().limitCalls(0);
        limitedFor(Duration.ofSeconds(300 - Math.floorMod(account.now().getEpochSecond(), 300)));
    }

    private void limitedFor(Duration pause) {
        assertThatThrownBy(() -> pull("mentions", null, 10))
                .isInstanceOfSatisfying(SyncException.RateLimited.class, limited -> assertThat(limited.resumeAt())
                        .isCloseTo(Instant.now().plus(pause), within(10, ChronoUnit.SECONDS)));
    }

    /** Something that belongs into a stream. */
    private String says(String stream) {
        return switch (stream) {
            case "mentions" -> account.says(account.ada(), "@brand@social.example Hello", "public", null);
            case "own" -> account.says(account.simulator().brand(), "Hello", "public", null);
            case "answers" -> {
                String post = account.simulator().brandSays("Hello");
                account.simulator().favours(account.ada(), post);
                yield account.says(account.ada(), "Hello", "public", post);
            }
            case "#kettles" -> account.says(account.ada(), "Mine leaks #kettles", "public", null);
            default -> account.says(account.ada(), "My red kettle", "public", null);
        };
    }

    private Reply reply(String text) throws Exception {
        says("mentions");
        Change.MessageSeen question = account.newest("mentions");
        return new Reply("reply:one", question.conversation(), question.message(), question.author(), text);
    }

    private Page pull(String stream, @Nullable Cursor after, int limit) throws Exception {
        return account.connector().pull(new PullRequest(stream, after, Instant.EPOCH, limit));
    }
}
