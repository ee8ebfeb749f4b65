// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Change;
import io.parley.model.Counter;
import io.parley.model.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecheckTest {

    private final BrandAccount account = new BrandAccount();
    private final List<String> ids = new ArrayList<>();

    @BeforeEach
    void write() {
        String root = account.says(account.ada(), "Something about kettles", "public", null);
        ids.add(root);
        ids.add(account.says(account.ada(), "@brand@social.example Well?", "public", root));
        ids.add(account.says(account.ada(), "@brand@social.example Hello?", "direct", null));
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void whatIsUnchangedIsAskedForTogether() throws Exception {
        List<Change.MessageSeen> messages = messages();
        account.simulator().server().forgetCalls();
        assertThat(account.connector().recheck(messages)).hasSize(2);
        assertThat(account.simulator().server().calls()).hasSize(1);
    }

    @Test
    void anEditIsANewRevisionInTheSameConversation() throws Exception {
        List<Change.MessageSeen> messages = messages();
        account.passes(Duration.ofSeconds(5));
        account.simulator().edits(ids.get(1), "@brand@social.example Well then?");
        account.simulator().deletes(ids.get(0));
        Change.MessageSeen seen =
                (Change.MessageSeen) account.connector().recheck(messages).get(0);
        assertThat(seen.message().text()).isEqualTo("@brand Well then?");
        assertThat(seen.message().revision()).hasValue(account.now().toEpochMilli());
        assertThat(seen.message().sentAt()).isEqualTo(messages.get(0).message().sentAt());
        assertThat(seen.message().direction()).isEqualTo(Direction.INBOUND);
        assertThat(seen.conversation().id().id())
                .as("the thread has lost its first status, the message stays where it was")
                .isEqualTo(ids.get(0));
        assertThat(seen.conversation().page())
                .isEqualTo(messages.get(0).conversation().page());
    }

    @Test
    void severalEditsBetweenTwoLooksAreOneRevision() throws Exception {
        List<Change.MessageSeen> messages = messages();
        for (String text : List.of("Wel?", "Well!", "Well then?")) {
            account.passes(Duration.ofSeconds(5));
            account.simulator().edits(ids.get(1), "@brand@social.example " + text);
        }
        assertThat(account.connector().recheck(messages))
                .first()
                .isInstanceOfSatisfying(Change.MessageSeen.class, seen -> {
                    assertThat(seen.message().text()).isEqualTo("@brand Well then?");
                    assertThat(seen.message().revision()).hasValue(account.now().toEpochMilli());
                });
        assertThat(messages().get(0).message().revision())
                .hasValue(account.now().toEpochMilli());
    }

    @Test
    void countsAreThoseOfTheSecondLookInTheSameRevision() throws Exception {
        account.says(account.simulator().brand(), "Good morning", "public", null);
        Change.MessageSeen own = account.newest("own");
        account.simulator().favours(account.ada(), own.subject().id());
        account.simulator().boosts(account.ada(), own.subject().id());
        Change.MessageSeen again =
                (Change.MessageSeen) account.connector().recheck(List.of(own)).get(0);
        assertThat(again.message().counts()).containsEntry(Counter.LIKES, 1L).containsEntry(Counter.SHARES, 1L);
        assertThat(again.message().revision()).isEqualTo(own.message().revision());
    }

    @Test
    void aStatusThatIsGoneIsRemoved() throws Exception {
        List<Change.MessageSeen> messages = messages();
        account.simulator().deletes(ids.get(1));
        List<Change> changes = account.connector().recheck(messages);
        assertThat(changes).hasSize(2).first().isInstanceOfSatisfying(Change.MessageRemoved.class, removed -> {
            assertThat(removed.subject().id()).isEqualTo(ids.get(1));
            assertThat(removed.revision())
                    .hasValue(messages.get(0).message().revision().orElseThrow() + 1);
        });
        assertThat(changes.get(1)).isInstanceOf(Change.MessageSeen.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void anOldServerIsAskedOneByOne(int status) throws Exception {
        List<Change.MessageSeen> messages = messages();
        account.simulator().deletes(ids.get(1));
        account.records("/api/v1/statuses", status, "application/json", "{\"error\": \"Not Found\"}");
        assertThat(account.connector().recheck(messages))
                .extracting(Change::getClass)
                .containsExactly(Change.MessageRemoved.class, Change.MessageSeen.class);
    }

    @Test
    void aPageThatSaysNotFoundRemovesNothing() throws Exception {
        List<Change.MessageSeen> messages = messages();
        account.records("/api/v1/statuses", 404, "text/html", "<h1>Not found</h1>");
        account.records("/api/v1/statuses/" + ids.get(1), 404, "text/html", "<h1>Not found</h1>");
        assertThat(account.connector().recheck(messages))
                .as("the other one is there")
                .extracting(Change::getClass)
                .containsExactly(Change.MessageSeen.class);
    }

    @Test
    void silenceOfTheServerRemovesNothing() throws Exception {
        List<Change.MessageSeen> messages = messages();
        account.simulator().deletes(ids.get(1));
        account.records("/api/v1/statuses/" + ids.get(1), 404, "application/json", "");
        assertThat(account.connector().recheck(messages))
                .extracting(Change::getClass)
                .containsExactly(Change.MessageSeen.class);
    }

    @Test
    void whatTheAccountSaidStaysItsOwn() throws Exception {
        account.says(account.simulator().brand(), "Good morning", "public", null);
        Change.MessageSeen own = account.newest("own");
        assertThat(own.message().direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(account.connector().recheck(List.of(own)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Change.MessageSeen.class,
                        seen -> assertThat(seen.message().direction()).isEqualTo(Direction.OUTBOUND));
    }

    private List<Change.MessageSeen> messages() throws Exception {
        return account.seen("mentions");
    }
}
