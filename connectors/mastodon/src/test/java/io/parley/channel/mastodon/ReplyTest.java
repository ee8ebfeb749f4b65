// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.simulator.Fault;
import io.parley.lab.simulator.mastodon.Post;
import io.parley.model.Change;
import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.Message;
import io.parley.model.Visibility;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.SendReceipt;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

    private final BrandAccount account = new BrandAccount();

    @AfterEach
    void close() {
        account.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"public", "unlisted", "private", "direct"})
    void anAnswerIsSeenByThoseWhoSeeTheQuestion(String visibility) throws Exception {
        account.simulator().brandFollows(account.ada());
        String question = account.says(account.ada(), "@brand@social.example Is it open?", visibility, null);
        SendReceipt receipt = account.connector().send(reply("Yes."));
        Post posted = posted();
        assertThat(posted.id()).isEqualTo(receipt.message().id());
        assertThat(posted.visibility()).isEqualTo(visibility);
        assertThat(posted.inReplyToId()).isEqualTo(question);
        assertThat(posted.mentions()).containsExactly("ada@far.example");
        assertThat(posted.text()).isEqualTo("@ada@far.example Yes.");
    }

    @Test
    void itComesBackAsTheSameMessageInTheSameConversation() throws Exception {
        account.says(account.ada(), "@brand@social.example Is it open?", "public", null);
        Reply reply = reply("Yes.");
        SendReceipt receipt = account.connector().send(reply);
        Change.MessageSeen echo = account.newest("own");
        assertThat(echo.subject()).isEqualTo(receipt.message());
        assertThat(echo.message().page()).isEqualTo(receipt.page());
        assertThat(echo.conversation().id()).isEqualTo(reply.conversation().id());
        assertThat(echo.author().id())
                .isEqualTo(account.connector().check().profile().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@ada@far.example: yes. | @ada@far.example: yes.",
                "@Ada@Far.example, yes. | @Ada@Far.example, yes.",
                "@ada@far.example. Yes. | @ada@far.example. Yes.",
                "@ada yes. | @ada@far.example @ada yes.",
                "@ada@far.example.org yes. | @ada@far.example @ada@far.example.org yes.",
                "Hello @ada@far.example | @ada@far.example Hello @ada@far.example"
            })
    void thePersonIsMentionedOnce(String written, String sent) throws Exception {
        account.says(account.ada(), "@brand@social.example Is it open?", "public", null);
        account.connector().send(reply(written));
        assertThat(posted().text()).isEqualTo(sent);
    }

    @Test
    void theWarningIsRepeated() throws Exception {
        account.says(account.ada(), "@brand@social.example Is it open?", "public", null);
        Message question = account.newest("mentions").message();
        Message warned = Message.of(question.id())
                .conversation(question.conversation())
                .author(question.author())
                .sentAt(question.sentAt())
                .attribute("acct", "ada@far.example")
                .attribute("visibility", "public")
                .attribute("spoiler_text", "kettles")
                .build();
        account.connector().send(replyTo(warned));
        assertThat(posted().spoilerText()).isEqualTo("kettles");
    }

    @Test
    void anAnswerWhoseOutcomeWasLostIsPostedOnce() throws Exception {
        account.says(account.ada(), "@brand@social.example Is it open?", "public", null);
        Reply reply = reply("Yes.");
        account.simulator().server().failNext(call -> call.method().equals("POST"), Fault.lostAnswer());
        assertThatThrownBy(() -> account.connector().send(reply))
                .isInstanceOfSatisfying(SyncException.Transient.class, fault -> assertThat(fault.inDoubt())
                        .isTrue());
        SendReceipt receipt = account.connector().send(reply);
        assertThat(account.simulator().by("brand"))
                .extracting(Post::id)
                .containsExactly(receipt.message().id());
    }

    @Test
    void whatTheServerRefusesIsRefusedForGood() throws Exception {
        String question = account.says(account.ada(), "@brand@social.example Is it open?", "public", null);
        Reply reply = reply("Yes.");
        account.simulator().limitCharacters(3);
        assertThatThrownBy(() -> account.connector().send(reply))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("Text character limit of 3 exceeded");
        account.simulator().deletes(question);
        assertThatThrownBy(() -> account.connector().send(reply)).isInstanceOf(SyncException.RecordGone.class);
    }

    @Test
    void theLongestAnswerThatIsAllowedIsTaken() throws Exception {
        account.says(account.simulator().person("joan"), "@brand Is it open?", "public", null);
        int most =
                account.newest("mentions").message().replyPolicy().maxLength().orElseThrow();
        assertThat(most).isEqualTo(500 - "@joan ".length());
        account.connector().send(reply("x".repeat(most)));
        assertThatThrownBy(() -> account.connector().send(reply("x".repeat(most + 1))))
                .isInstanceOf(SyncException.ItemRejected.class);
    }

    @Test
    void aMessageOfSomebodyElsesMakingIsNotAnswered() throws Exception {
        account.says(account.ada(), "@brand@social.example Is it open?", "public", null);
        Message question = account.newest("mentions").message();
        Message foreign = Message.of(question.id())
                .conversation(question.conversation())
                .author(question.author())
                .sentAt(question.sentAt())
                .build();
        assertThatThrownBy(() -> account.connector().send(replyTo(foreign)))
                .isInstanceOf(SyncException.ItemRejected.class);
        assertThat(account.simulator().by("brand")).isEmpty();
    }

    private Reply reply(String text) throws Exception {
        Change.MessageSeen question = account.newest("mentions");
        return new Reply(
                "reply:" + text.hashCode(), question.conversation(), question.message(), question.author(), text);
    }

    private Reply replyTo(Message message) throws Exception {
        Conversation conversation = Conversation.of(
                        message.conversation(), ConversationKind.PUBLIC_THREAD, Visibility.PUBLIC)
                .startedAt(message.sentAt())
                .build();
        return new Reply(
                "reply:one", conversation, message, account.newest("mentions").author(), "Yes.");
    }

    private Post posted() {
        List<Post> posts = account.simulator().by("brand");
        assertThat(posts).hasSize(1);
        return posts.get(0);
    }
}
