// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.ChannelView;
import io.parley.lab.LabServices;
import io.parley.lab.ReplySenderContract;
import io.parley.lab.simulator.Fault;
import io.parley.lab.simulator.wordpress.ThreadEntry;
import io.parley.lab.simulator.wordpress.WordPressSimulator;
import io.parley.model.Change;
import io.parley.model.Change.MessageSeen;
import io.parley.model.Direction;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.channel.SentFinder;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WordPressReplyContractTest extends ReplySenderContract {

    private static final String TEXT = "It's <b>\"sold\"</b> & gone -- see https://example.org/?a=1&b=2 :)\n\nSorry...";

    private final WordPressSimulator wordpress = new WordPressSimulator();
    private final LabServices lab = new LabServices();
    private final long post = wordpress.publishes("Spring sale", "<p>Everything is cheaper.</p>");
    private final long question = wordpress.comments(post, "Ada", "ada@example.org", "Is it?", 0, "approved");

    @AfterEach
    void close() {
        wordpress.close();
        lab.close();
    }

    @Override
    protected WordPressConnector connector() {
        return as(wordpress.userName(), wordpress.applicationPassword());
    }

    private WordPressConnector weak() {
        return as(wordpress.weakUser(), wordpress.weakPassword());
    }

    private WordPressConnector as(String user, String password) {
        return new Account(wordpress.endpoint().toString(), user, password).connector(lab);
    }

    @Override
    protected Reply reply(String key, String text) {
        MessageSeen seen = seen("comment/" + question);
        return new Reply(key, seen.conversation(), seen.message(), seen.author(), text);
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(wordpress.applicationPassword());
    }

    @Override
    protected Map<String, String> skipped() {
        return Map.of(
                "differentAnswersBecomeDifferentMessages",
                "WordPress refuses a second comment with the same words under the same parent, so two equal answers are"
                        + " one comment.");
    }

    private List<Change> all(WordPressConnector connector) throws Exception {
        return connector
                .pull(new PullRequest("comments", null, Instant.EPOCH, 100))
                .changes();
    }

    private MessageSeen seen(String id) {
        try {
            return all(connector()).stream()
                    .map(MessageSeen.class::cast)
                    .filter(seen -> seen.subject().id().equals(id))
                    .findFirst()
                    .orElseThrow();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theCustomerReadsWhatTheRepWrote() throws Exception {
        SendReceipt receipt = connector().send(reply("reply:one", TEXT));
        assertThat(wordpress.thread(post)).last().satisfies(entry -> {
            assertThat(entry.parent()).isEqualTo(question);
            assertThat(entry.text()).isEqualTo(TEXT);
            assertThat(entry.author()).isEqualTo("Brand");
        });
        MessageSeen echo = seen(receipt.message().id());
        assertThat(echo.message().direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(echo.message().text()).isEqualTo(TEXT);
        assertThat(echo.message().sentAt()).isEqualTo(receipt.sentAt());
        assertThat(echo.message().page()).isEqualTo(receipt.page());
        assertThat(echo.message().inReplyTo().orElseThrow().id()).isEqualTo("comment/" + question);
    }

    @Test
    void anAnswerThatWasLostIsFoundAndNotWrittenTwice() throws Exception {
        Reply reply = reply("reply:one", TEXT);
        SentFinder connector = connector();
        Instant before = Instant.now();
        wordpress.server().failNext(call -> call.method().equals("POST"), Fault.lostAnswer());
        assertThatThrownBy(() -> connector.send(reply))
                .isInstanceOfSatisfying(SyncException.Transient.class, fault -> assertThat(fault.inDoubt())
                        .isTrue());
        assertThat(connector.sentSince(reply, before)).singleElement().satisfies(sent -> {
            assertThat(sent.text()).isEqualTo(TEXT);
            assertThat(connector.send(reply).message()).isEqualTo(sent.receipt().message());
        });
        assertThat(wordpress.thread(post)).hasSize(2);
    }

    @Test
    void whoMayNotModerateAnswersToo() throws Exception {
        Reply reply = reply("reply:one", TEXT);
        SendReceipt receipt = weak().send(reply);
        assertThat(weak().send(reply).message()).isEqualTo(receipt.message());
        assertThat(wordpress.thread(post)).extracting(ThreadEntry::text).containsExactly("Is it?", TEXT);
        assertThat(all(weak()))
                .extracting(change -> ((MessageSeen) change).message().direction())
                .containsExactly(Direction.INBOUND, Direction.OUTBOUND);
        Reply other = reply("reply:two", "And more");
        assertThatThrownBy(() -> weak().send(other)).isInstanceOf(SyncException.RateLimited.class);
    }

    @Test
    void anAnswerApprovesWhatAwaitsModerationIfThatIsWanted() throws Exception {
        long held = wordpress.comments(post, "Ben", "ben@example.org", "Anybody there?", 0, "hold");
        MessageSeen seen = seen("comment/" + held);
        assertThat(seen.message().replyPolicy().refusal())
                .hasValueSatisfying(why -> assertThat(why).contains("approveOnReply"));
        Reply reply = new Reply("reply:held", seen.conversation(), seen.message(), seen.author(), "Yes.");
        WordPressConnector approving = new Account(
                        wordpress.endpoint().toString(), wordpress.userName(), wordpress.applicationPassword())
                .approvingOnReply()
                .connector(lab);
        assertThat(all(approving))
                .map(MessageSeen.class::cast)
                .filteredOn(one -> one.subject().equals(seen.subject()))
                .singleElement()
                .satisfies(
                        one -> assertThat(one.message().replyPolicy().refusal()).isEmpty());
        approving.send(reply);
        assertThat(wordpress.thread(post))
                .extracting(ThreadEntry::text)
                .containsExactly("Is it?", "Anybody there?", "Yes.");
    }

    @Test
    void whatWasTakenForSpamMeanwhileIsNotApprovedByAnAnswer() throws Exception {
        long held = wordpress.comments(post, "Eve", "eve@example.org", "Buy!", 0, "hold");
        MessageSeen seen = seen("comment/" + held);
        wordpress.spams(held);
        Reply reply = new Reply("reply:held", seen.conversation(), seen.message(), seen.author(), "No.");
        WordPressConnector approving = new Account(
                        wordpress.endpoint().toString(), wordpress.userName(), wordpress.applicationPassword())
                .approvingOnReply()
                .connector(lab);
        assertThatThrownBy(() -> approving.send(reply)).isInstanceOf(SyncException.RecordGone.class);
        assertThat(wordpress.thread(post)).hasSize(1);
    }

    @Test
    void aClosedPostIsNotAnswered() {
        Reply reply = reply("reply:one", TEXT);
        wordpress.closes(post);
        assertThatThrownBy(() -> connector().send(reply))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("closed");
    }

    @Test
    void whatBecameOfACommentIsSeenAgain() throws Exception {
        long held = wordpress.comments(post, "Ben", "ben@example.org", "Hm", 0, "hold");
        long spam = wordpress.comments(post, "Eve", "eve@example.org", "Buy!", 0, "approved");
        List<Change> before = all(connector());
        wordpress.approves(held);
        wordpress.spams(spam);
        wordpress.edits(question, "Is it so?");
        List<Change> after =
                connector().recheck(before.stream().map(MessageSeen.class::cast).toList());
        assertThat(after).hasSize(3);
        assertThat(((MessageSeen) after.get(0)).message().text()).isEqualTo("Is it so?");
        assertThat(((MessageSeen) after.get(1)).message().replyPolicy().refusal())
                .isEmpty();
        assertThat(after.get(2)).isInstanceOf(Change.MessageRemoved.class);
    }

    @Test
    void plainPermalinksWorkWhenConfigured() throws Exception {
        wordpress.prettyAddresses(false);
        assertThatThrownBy(() -> connector().check())
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("/?rest_route=/");
        WordPressConnector plain = new Account(
                        wordpress.endpoint() + "/?rest_route=/", wordpress.userName(), wordpress.applicationPassword())
                .connector(lab);
        assertThat(plain.check().name()).isEqualTo("Brand");
        assertThat(all(plain)).hasSize(1);
    }

    @Override
    protected URI vendor() {
        return wordpress.endpoint();
    }

    @Override
    protected ChannelView channel() {
        return new BlogView(wordpress, post);
    }

    @Override
    protected ChannelConnector deadConnector() {
        return as(wordpress.userName(), "no longer valid");
    }

    @Override
    protected ChannelConnector weakConnector() {
        return weak();
    }

    @Override
    protected WordPressConnector connectorAt(URI endpoint) {
        return new Account(wordpress.endpoint().toString(), wordpress.userName(), wordpress.applicationPassword())
                .connector(lab, new Diverted(lab.apiClients(), endpoint));
    }
}
