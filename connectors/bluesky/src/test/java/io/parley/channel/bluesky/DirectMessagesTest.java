// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.Fault;
import io.parley.lab.simulator.bluesky.Chats;
import io.parley.lab.simulator.bluesky.Person;
import io.parley.model.Change;
import io.parley.model.ConversationKind;
import io.parley.model.Direction;
import io.parley.model.Visibility;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Repeat;
import io.parley.spi.channel.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectMessagesTest {

    private static final String DIRECT = "direct";

    private final BrandAccount account = new BrandAccount();
    private final Chats chats = account.simulator().chats();
    private final Person ada = account.ada();

    @BeforeEach
    void read() {
        account.chats();
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void theyAreReadOnlyWhereThatIsWanted() throws Exception {
        assertThat(account.connector().describe().streams()).containsKey(DIRECT);
        assertThat(account.connector().describe().listening()).isEmpty();
        account.writes(ada, "Is it open?", null);
        Reply reply = account.chatReply("reply:one", "Yes.");
        BrandAccount.Configuration configuration = new BrandAccount.Configuration(account);
        configuration.directMessages = false;
        BlueskyConnector publicAlone = account.connector(configuration);
        assertThat(publicAlone.describe().streams()).doesNotContainKey(DIRECT);
        assertThat(publicAlone.recheck(account.seen(DIRECT))).isEmpty();
        assertThatThrownBy(() -> publicAlone.send(reply))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("set directMessages to true");
    }

    @Test
    void aMessageIsPrivateAndOfAPersonWhoIsKnownByPostsToo() throws Exception {
        account.simulator().changes(ada, "Ada Blok", "Gardener", 12);
        String question = account.writes(ada, "See shop.example", null);
        account.writes(ada, "Well?", question);
        account.mention("In public");
        List<Change.MessageSeen> seen = account.seen(DIRECT);
        assertThat(seen).hasSize(2);
        Change.MessageSeen first = seen.get(0);
        assertThat(first.message().direction()).isEqualTo(Direction.INBOUND);
        assertThat(first.message().visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(first.conversation().visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(first.conversation().kind()).isEqualTo(ConversationKind.DIRECT);
        assertThat(first.conversation().id().id()).isEqualTo(chats.id(ada));
        assertThat(first.conversation().page()).contains(URI.create("https://bsky.app/messages/" + chats.id(ada)));
        assertThat(first.author().id())
                .isEqualTo(account.newest("notifications").author().id());
        assertThat(first.author().displayName()).isEqualTo("Ada Blok");
        assertThat(first.author().followers()).hasValue(12);
        assertThat(seen.get(1).message().inReplyTo()).contains(first.subject());
    }

    @Test
    void aLookAtWhichNothingIsNewTakesOneCall() throws Exception {
        for (int i = 0; i < 20; i++) {
            account.writes(account.simulator().person("person" + i + ".example"), "Hello", null);
        }
        List<Page> pages = account.walk(DIRECT, null, Instant.EPOCH, 7);
        BlueskyConnector connector = account.connector();
        connector.check();
        account.simulator().server().forgetCalls();
        Page page = connector.pull(
                new PullRequest(DIRECT, pages.get(pages.size() - 1).next(), Instant.EPOCH, 200));
        assertThat(page.changes()).isEmpty();
        assertThat(account.simulator().server().calls()).hasSize(1);
    }

    @Test
    void manyMessagesComeOldestFirstWithoutGapsOrRepeats() throws Exception {
        account.simulator().limitPages(4);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            Person who = account.simulator().person("person" + i % 7 + ".example");
            all.add(chats.id(who) + "/" + account.writes(who, "Number " + i, null));
        }
        List<Page> pages = account.walk(DIRECT, null, Instant.EPOCH, 30);
        assertThat(ids(pages)).isEqualTo(all);
    }

    @Test
    void groupsAreNotRead() throws Exception {
        chats.saysInGroup(ada, "Hello everybody");
        account.writes(ada, "Hello you", null);
        assertThat(account.seen(DIRECT))
                .singleElement()
                .satisfies(seen -> assertThat(seen.message().text()).isEqualTo("Hello you"));
    }

    @Test
    void whatTheAccountDeletesIsRemovedAndWhatItLeavesIsNot() throws Exception {
        String deleted = account.writes(ada, "One", null);
        account.writes(ada, "Two", null);
        Person joan = account.simulator().person("joan.example");
        account.writes(joan, "Three", null);
        List<Change.MessageSeen> known = account.seen(DIRECT);
        chats.deletes(deleted);
        chats.leaves(joan);
        List<Change> changes = account.connector().recheck(known);
        assertThat(changes).hasSize(2);
        assertThat(changes)
                .filteredOn(Change.MessageRemoved.class::isInstance)
                .singleElement()
                .extracting(Change::subject)
                .isEqualTo(known.get(0).subject());
        assertThat(account.seen(DIRECT))
                .extracting(seen -> seen.message().text())
                .containsExactly("Two");
    }

    @Test
    void aConversationThatIsLeftWhileItIsReadHoldsNothingUp() throws Exception {
        account.writes(ada, "One", null);
        account.writes(account.simulator().person("joan.example"), "Two", null);
        account.simulator()
                .server()
                .failNext(
                        call -> call.path().endsWith("getMessages"),
                        Fault.answering(Answer.text(400, "application/json", "{\"error\": \"InvalidConvo\"}")));
        assertThat(account.connector()
                        .pull(new PullRequest(DIRECT, null, Instant.EPOCH, 200))
                        .changes())
                .hasSize(1);
    }

    @Test
    void postsAndDirectMessagesAreLookedAtAgainTogether() throws Exception {
        account.mention("In public");
        account.writes(ada, "In private", null);
        List<Change.MessageSeen> known = List.of(account.newest("notifications"), account.newest(DIRECT));
        assertThat(account.connector().recheck(known))
                .extracting(Change::subject)
                .containsExactly(known.get(0).subject(), known.get(1).subject());
        account.simulator().setChatAway(true);
        assertThat(account.connector().recheck(known))
                .extracting(Change::subject)
                .containsExactly(known.get(0).subject());
    }

    @Test
    void anAppPasswordWithoutAccessIsSaidAndTheRestIsRead() throws Exception {
        account.writes(ada, "Is it open?", null);
        Reply reply = account.chatReply("reply:one", "Yes.");
        account.simulator().forbidChat();
        account.mention("In public");
        BlueskyConnector connector = account.connector();
        assertThat(connector.check().warnings())
                .singleElement()
                .asString()
                .startsWith("Direct messages are not read: The app password gives no access to direct messages");
        Page page = connector.pull(new PullRequest(DIRECT, null, Instant.EPOCH, 200));
        assertThat(page.changes()).isEmpty();
        assertThat(page.pause()).contains(SideService.AWAY);
        assertThat(connector
                        .pull(new PullRequest("notifications", null, Instant.EPOCH, 200))
                        .changes())
                .hasSize(1);
        assertThatThrownBy(() -> connector.send(reply))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("make one that does");
    }

    @Test
    void aChatServiceThatIsAwayIsSaidAndNothingIsPassedOver() throws Exception {
        BlueskyConnector connector = account.connector();
        Instant since = account.now();
        account.simulator().setChatAway(true);
        assertThat(connector.check().warnings()).singleElement().asString().contains("Direct messages are not read");
        account.writes(ada, "Is it open?", null);
        Page away = connector.pull(new PullRequest(DIRECT, null, since, 200));
        assertThat(away.changes()).isEmpty();
        assertThat(away.pause()).contains(SideService.AWAY);
        account.simulator().setChatAway(false);
        assertThat(connector
                        .pull(new PullRequest(DIRECT, away.next(), since, 200))
                        .changes())
                .hasSize(1);
        assertThat(connector.check().warnings()).isEmpty();
    }

    @Test
    void anAnswerTakesTheRequestOfAStranger() throws Exception {
        account.writes(ada, "Is it open?", null);
        account.connector().send(account.chatReply("reply:one", "Yes."));
        assertThat(chats.isAccepted(ada)).isTrue();
        assertThat(chats.said(ada)).containsExactly("Yes.");
        Change.MessageSeen own = account.newest(DIRECT);
        assertThat(own.message().direction()).isEqualTo(Direction.OUTBOUND);
        account.simulator().server().forgetCalls();
        account.connector().send(account.chatReply("reply:two", "On Sundays too."));
        assertThat(account.simulator().server().calls("POST", "/xrpc/chat.bsky.convo.acceptConvo"))
                .isZero();
    }

    @Test
    void whatComesBackIsWhatWasSent() throws Exception {
        account.writes(ada, "Where?", null);
        var receipt = account.connector().send(account.chatReply("reply:one", "☕ https://shop.example/a?b=c"));
        assertThat(account.newest(DIRECT).subject()).isEqualTo(receipt.message());
        assertThat(account.newest(DIRECT).message().sentAt()).isEqualTo(receipt.sentAt());
        assertThat(account.newest(DIRECT).message().text()).isEqualTo("☕ https://shop.example/a?b=c");
    }

    @Test
    void thePromiseIsAnotherOneThanInPublic() throws Exception {
        account.writes(ada, "In private", null);
        account.mention("In public");
        BlueskyConnector connector = account.connector();
        assertThat(connector.repeat(account.newest(DIRECT).conversation()).kind())
                .isEqualTo(Repeat.Kind.SEARCHABLE);
        assertThat(connector
                        .repeat(account.newest("notifications").conversation())
                        .kind())
                .isEqualTo(Repeat.Kind.SAFE);
    }

    @Test
    void onlyWhatTheAccountSaidSinceThenInThisConversationIsFound() throws Exception {
        Person joan = account.simulator().person("joan.example");
        account.writes(joan, "Hello", null);
        chats.brandSays(joan, "To joan");
        account.writes(ada, "Is it open?", null);
        chats.brandSays(ada, "Before");
        account.passes(Duration.ofMinutes(20));
        Instant since = account.now();
        chats.brandSays(ada, "After");
        assertThat(account.connector().sentSince(account.chatReply("reply:one", "Yes."), since))
                .extracting(sent -> sent.text())
                .containsExactly("After");
    }

    @Test
    void aPostThatWasSentIsFoundByItsName() throws Exception {
        account.mention("Is it open?");
        Reply reply = account.reply("reply:one", "Yes.");
        assertThat(account.connector().sentSince(reply, Instant.EPOCH)).isEmpty();
        var receipt = account.connector().send(reply);
        assertThat(account.connector().sentSince(reply, Instant.EPOCH))
                .singleElement()
                .satisfies(sent -> assertThat(sent.receipt().message()).isEqualTo(receipt.message()));
    }

    @Test
    void aThousandCharactersFitAndMoreAreNeverDivided() throws Exception {
        account.writes(ada, "Tell me", null);
        account.splitting().send(account.chatReply("reply:one", "é".repeat(1_000)));
        for (String longer : List.of("x".repeat(1_001), "👩‍👩‍👧‍👦".repeat(401))) {
            assertThatThrownBy(() -> account.splitting().send(account.chatReply("reply:two", longer)))
                    .isInstanceOf(SyncException.ItemRejected.class)
                    .hasMessageContaining("at most 1,000 (10,000 bytes)");
        }
        assertThat(chats.said(ada)).hasSize(1);
    }

    @Test
    void whatCannotBeAnsweredIsSaid() throws Exception {
        account.writes(ada, "Is it open?", null);
        Reply reply = account.chatReply("reply:one", "Yes.");
        chats.locks(ada);
        assertThatThrownBy(() -> account.connector().send(reply))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessage("The conversation is closed");
        chats.leaves(ada);
        assertThatThrownBy(() -> account.connector().send(reply)).isInstanceOf(SyncException.RecordGone.class);
    }

    @ParameterizedTest
    @CsvSource({
        "BlockedActor, One of the two has blocked the other",
        "MessagesDisabled, The person takes no direct messages",
        "NotFollowedBySender, The person takes direct messages only from accounts that they follow",
        "InvalidRequest, Bluesky refused the message: too rude"
    })
    void aRefusalIsSaidInWordsForTheRep(String error, String said) throws Exception {
        account.writes(ada, "Is it open?", null);
        Reply reply = account.chatReply("reply:one", "Yes.");
        account.simulator()
                .server()
                .failNext(
                        DirectMessagesTest::sends,
                        Fault.answering(Answer.text(
                                400, "application/json", "{\"error\": \"" + error + "\", \"message\": \"too rude\"}")));
        assertThatThrownBy(() -> account.connector().send(reply))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessage(said);
    }

    private static boolean sends(Call call) {
        return call.path().endsWith("sendMessage");
    }

    private static List<String> ids(List<Page> pages) {
        return pages.stream()
                .flatMap(page -> page.changes().stream())
                .map(change -> change.subject().id())
                .toList();
    }
}
