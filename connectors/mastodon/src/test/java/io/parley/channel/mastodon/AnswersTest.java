// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.simulator.mastodon.Person;
import io.parley.model.Change;
import io.parley.model.Direction;
import io.parley.spi.Cursor;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people answer to the account without saying its name. */
class AnswersTest {

    private final BrandAccount account = new BrandAccount();

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void anAnswerWithoutAMentionStandsInTheAccountsThread() throws Exception {
        String post = news();
        String answer = account.says(account.ada(), "How much?", "public", post);
        Change.MessageSeen seen = (Change.MessageSeen) page(null).changes().get(0);
        assertThat(seen.subject().id()).isEqualTo(answer);
        assertThat(seen.conversation().id().id()).isEqualTo(post);
        assertThat(seen.message().direction()).isEqualTo(Direction.INBOUND);
    }

    @Test
    void whatMentionsTheAccountOrWhatItSaysItselfComesElsewhere() throws Exception {
        String post = news();
        account.says(account.ada(), "@brand@social.example How much?", "public", post);
        account.says(account.simulator().brand(), "It is 20 euros", "public", post);
        assertThat(page(null).changes()).isEmpty();
    }

    @Test
    void threadsAreLookedAtWhereSomethingWasAnsweredAlone() throws Exception {
        String post = news();
        account.says(account.simulator().brand(), "Nobody answers this", "public", null);
        account.says(account.ada(), "One", "public", post);
        Page first = page(null);
        account.simulator().server().forgetCalls();
        assertThat(page(first.next()).changes()).isEmpty();
        assertThat(contexts()).isZero();
        String two = account.says(account.ada(), "Two", "public", post);
        assertThat(ids(page(first.next()))).containsExactly(two);
        assertThat(contexts()).isEqualTo(1);
    }

    @Test
    void anAnswerThatTakesThePlaceOfARemovedOneIsSeen() throws Exception {
        String post = news();
        String one = account.says(account.ada(), "One", "public", post);
        Page first = page(null);
        account.simulator().deletes(one);
        Page second = page(first.next());
        String two = account.says(account.ada(), "Two", "public", post);
        assertThat(ids(page(second.next()))).containsExactly(two);
    }

    @Test
    void aThreadThatIsGoneMeanwhileKeepsNoOtherFromBeingRead() throws Exception {
        String gone = news();
        account.says(account.ada(), "One", "public", gone);
        account.records(
                "/api/v1/statuses/" + gone + "/context", 404, "application/json", "{\"error\": \"Record not found\"}");
        String answer = account.says(account.ada(), "Two", "public", news());
        assertThat(ids(page(null))).containsExactly(answer);
    }

    @Test
    void manyAnswersAreReadInTurn() throws Exception {
        account.simulator().limitCalls(1_000);
        Person ada = account.ada();
        for (int i = 0; i < 12; i++) {
            String post = news();
            for (int j = 0; j < 12; j++) {
                account.says(ada, "Answer " + j, "public", post);
            }
        }
        List<Page> pages = account.walk("answers", Instant.EPOCH, 20);
        assertThat(pages).hasSizeBetween(8, 9);
        assertThat(pages.stream().flatMap(page -> ids(page).stream()))
                .hasSize(144)
                .doesNotHaveDuplicates();
        assertThat(page(pages.get(pages.size() - 1).next()).changes()).isEmpty();
    }

    private String news() {
        account.passes(Duration.ofSeconds(1));
        return account.says(account.simulator().brand(), "A new kettle", "public", null);
    }

    private long contexts() {
        return account.simulator().server().calls().stream()
                .filter(call -> call.path().endsWith("/context"))
                .count();
    }

    private Page page(@Nullable Cursor after) throws Exception {
        return account.connector().pull(new PullRequest("answers", after, Instant.EPOCH, 200));
    }

    private static List<String> ids(Page page) {
        return page.changes().stream().map(change -> change.subject().id()).toList();
    }
}
