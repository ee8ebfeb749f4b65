// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.Fault;
import io.parley.lab.simulator.bluesky.Post;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.SendReceipt;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnsweringTest {

    private static final String LONG = "Thank you for asking. ".repeat(30);

    private final BrandAccount account = new BrandAccount();

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void anAnswerStandsInTheThread() throws Exception {
        String root = account.says(account.simulator().person("joan.example"), "Kettles?", null);
        String question = account.says(account.ada(), "@brand.example Is it open?", root);
        SendReceipt receipt = account.connector().send(account.reply("reply:one", "Yes."));
        Post posted = posted().get(0);
        assertThat(posted.uri()).isEqualTo(receipt.message().id());
        assertThat(posted.text()).isEqualTo("Yes.");
        assertThat(posted.parent()).isEqualTo(question);
        assertThat(posted.root()).isEqualTo(root);
        assertThat(receipt.page().orElseThrow().toString()).startsWith("https://bsky.app/profile/did:plc:");
    }

    @Test
    void itComesBackAsTheSameMessage() throws Exception {
        account.mention("Is it open?");
        Reply reply = account.reply("reply:one", "Yes.");
        SendReceipt receipt = account.connector().send(reply);
        assertThat(account.newest("own").subject()).isEqualTo(receipt.message());
        assertThat(account.newest("own").conversation().id())
                .isEqualTo(reply.conversation().id());
    }

    @Test
    void linksAndPeopleAreMarkedByTheirBytes() throws Exception {
        account.mention("Where?");
        account.connector()
                .send(account.reply(
                        "reply:one",
                        "☕ @ada.example see https://shop.example/a?b=c. Or mail@ada.example, @nobody.example"));
        JsonNode facets = posted().get(0).record().path("facets");
        assertThat(facets).hasSize(2);
        assertThat(marked(0)).isEqualTo("@ada.example");
        assertThat(facets.path(0).path("features").path(0).path("did").asText())
                .isEqualTo(account.ada().did());
        assertThat(marked(1)).isEqualTo("https://shop.example/a?b=c");
        assertThat(facets.path(1).path("features").path(0).path("uri").asText())
                .isEqualTo("https://shop.example/a?b=c");
    }

    @Test
    void anAnswerWhoseOutcomeWasLostIsPostedOnce() throws Exception {
        account.mention("Is it open?");
        Reply reply = account.reply("reply:one", "Yes.");
        account.simulator().server().failNext(AnsweringTest::writes, Fault.lostAnswer());
        assertThatThrownBy(() -> account.connector().send(reply))
                .isInstanceOfSatisfying(SyncException.Transient.class, fault -> assertThat(fault.inDoubt())
                        .isTrue());
        SendReceipt receipt = account.connector().send(reply);
        assertThat(posted())
                .extracting(Post::uri)
                .containsExactly(receipt.message().id());
    }

    @Test
    void aRepeatChangesNothing() throws Exception {
        account.mention("Is it open?");
        Reply reply = account.reply("reply:one", "Yes.");
        SendReceipt first = account.connector().send(reply);
        Post before = posted().get(0);
        SendReceipt again = account.connector().send(reply);
        assertThat(again.sentAt()).isEqualTo(first.sentAt());
        assertThat(posted()).containsExactly(before);
    }

    @Test
    void anAnswerWhoseOutcomeWasLostIsFoundAlsoWhenItsQuestionIsGone() throws Exception {
        String question = account.mention("Is it open?");
        Reply reply = account.reply("reply:one", LONG);
        account.simulator().server().failNext(AnsweringTest::writes, Fault.lostAnswer());
        assertThatThrownBy(() -> account.splitting().send(reply)).isInstanceOf(SyncException.Transient.class);
        account.simulator().deletes(question);
        SendReceipt receipt = account.splitting().send(reply);
        assertThat(posted())
                .hasSize(3)
                .first()
                .extracting(Post::uri)
                .isEqualTo(receipt.message().id());
        assertThat(posted()).extracting(Post::root).containsOnly(question);
    }

    @Test
    void threeHundredCharactersFitWhateverTheyAreMadeOf() throws Exception {
        account.mention("Is it open?");
        account.connector().send(account.reply("reply:one", "👩‍👩‍👧‍👦".repeat(100) + "é".repeat(200)));
        assertThat(posted()).hasSize(1);
        Reply longer = account.reply("reply:two", "x".repeat(301));
        assertThatThrownBy(() -> account.connector().send(longer))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("has 301 characters")
                .hasMessageContaining("set longReplies to split");
        assertThat(posted()).hasSize(1);
    }

    @Test
    void aLongAnswerMayBecomeAChain() throws Exception {
        String question = account.mention("Is it open?");
        SendReceipt receipt = account.splitting().send(account.reply("reply:one", LONG));
        List<Post> chain = posted();
        assertThat(chain).hasSize(3);
        assertThat(chain.get(0).uri()).isEqualTo(receipt.message().id());
        assertThat(chain.get(0).parent()).isEqualTo(question);
        assertThat(chain.get(1).parent()).isEqualTo(chain.get(0).uri());
        assertThat(chain.get(2).parent()).isEqualTo(chain.get(1).uri());
        assertThat(chain).allSatisfy(post -> assertThat(post.root()).isEqualTo(question));
        assertThat(String.join(" ", chain.stream().map(Post::text).toList())).isEqualTo(LONG.strip());
        assertThat(account.seen("own"))
                .as("the later pieces are no messages of their own")
                .hasSize(1);
    }

    @Test
    void aChainThatBrokeIsContinued() throws Exception {
        account.mention("Is it open?");
        Reply reply = account.reply("reply:one", LONG);
        account.simulator()
                .server()
                .failNext(call -> writes(call) && call.text().contains("Thank") && posted().size() == 1, Fault.cut());
        assertThatThrownBy(() -> account.splitting().send(reply))
                .isInstanceOfSatisfying(SyncException.Transient.class, fault -> assertThat(fault.inDoubt())
                        .isTrue());
        assertThat(posted()).hasSize(1);
        account.splitting().send(reply);
        assertThat(posted()).hasSize(3);
        account.splitting().send(reply);
        assertThat(posted()).hasSize(3);
    }

    @Test
    void anAnswerThatWouldBecomeTooManyPostsIsRefused() throws Exception {
        account.mention("Is it open?");
        Reply reply = account.reply("reply:one", LONG.repeat(6));
        assertThatThrownBy(() -> account.splitting().send(reply))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("may become 10 posts");
        assertThat(posted()).isEmpty();
    }

    @Test
    void whatIsGoneOrClosedIsNotAnswered() throws Exception {
        String question = account.mention("Is it open?");
        Reply reply = account.reply("reply:one", "Yes.");
        account.simulator().closes(question);
        assertThatThrownBy(() -> account.connector().send(reply)).isInstanceOf(SyncException.ItemRejected.class);
        account.simulator().deletes(question);
        assertThatThrownBy(() -> account.connector().send(reply)).isInstanceOf(SyncException.RecordGone.class);
        assertThat(posted()).isEmpty();
    }

    @Test
    void whatTheServerRefusesIsRefusedInItsWords() throws Exception {
        account.mention("Is it open?");
        Reply reply = account.reply("reply:one", "Yes.");
        account.simulator()
                .server()
                .failNext(
                        AnsweringTest::writes,
                        Fault.answering(Answer.text(
                                400,
                                "application/json",
                                "{\"error\": \"InvalidRequest\", \"message\": \"Invalid record: too rude\"}")));
        assertThatThrownBy(() -> account.connector().send(reply))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessage("Bluesky refused the post: Invalid record: too rude");
    }

    @Test
    void aPageInBetweenRefusesNothing() throws Exception {
        account.mention("Is it open?");
        Reply reply = account.reply("reply:one", "Yes.");
        for (int status : new int[] {403, 404}) {
            account.simulator()
                    .server()
                    .failNext(
                            AnsweringTest::writes,
                            Fault.answering(Answer.text(status, "text/html", "<h1>Back soon</h1>")));
            assertThatThrownBy(() -> account.connector().send(reply))
                    .isInstanceOfSatisfying(SyncException.Transient.class, fault -> assertThat(fault.inDoubt())
                            .isFalse());
        }
        account.simulator()
                .server()
                .failNext(AnsweringTest::writes, Fault.wrongAnswer(Answer.text(200, "text/html", "<h1>Welcome</h1>")));
        assertThatThrownBy(() -> account.connector().send(reply))
                .isInstanceOfSatisfying(SyncException.Transient.class, fault -> assertThat(fault.inDoubt())
                        .isTrue());
        account.connector().send(reply);
        assertThat(posted()).hasSize(1);
    }

    private String marked(int facet) {
        JsonNode record = posted().get(0).record();
        JsonNode index = record.path("facets").path(facet).path("index");
        byte[] text = record.path("text").asText().getBytes(StandardCharsets.UTF_8);
        int start = index.path("byteStart").asInt();
        return new String(text, start, index.path("byteEnd").asInt() - start, StandardCharsets.UTF_8);
    }

    private static boolean writes(Call call) {
        return call.path().endsWith("putRecord");
    }

    private List<Post> posted() {
        return account.simulator().by(account.simulator().brand());
    }
}
