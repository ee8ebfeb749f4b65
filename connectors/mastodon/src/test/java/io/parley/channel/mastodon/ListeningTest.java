// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.simulator.mastodon.Person;
import io.parley.lab.simulator.mastodon.Quirk;
import io.parley.model.Change;
import io.parley.spi.Cursor;
import io.parley.spi.channel.ChannelDescription;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people say under a hashtag, or with certain words, to nobody in particular. */
class ListeningTest {

    private static final String HASHTAG = "#kettles";
    private static final String KEYWORD = "\"red kettle\"";
    private static final String BOTH = " red kettle #kettles";

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

    @Test
    void streamsAreNamedAsPeopleReadThem() {
        account.listensTo(" #parley, teapots,parley", "red   kettle,Brötchen");
        ChannelDescription description = account.connector().describe();
        assertThat(description.listening())
                .containsExactlyInAnyOrder("#parley", "#teapots", "\"red kettle\"", "\"Brötchen\"");
        assertThat(description.streams().keySet()).contains("mentions", "own", "answers", "#parley");
    }

    @Test
    void nobodyListensWithoutBeingAsked() {
        account.listensTo("", " ,");
        assertThat(account.connector().describe().listening()).isEmpty();
        assertThat(account.connector().describe().streams()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "2026", "#", "a/../b", "a?b"})
    void aHashtagThatIsNoneIsRefused(String hashtag) {
        account.listensTo(hashtag, "");
        assertThatThrownBy(account::connector)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("hashtags must be single words such as parley");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "from:\"ada\""})
    void aKeywordThatCannotBeSearchedIsRefused(String keyword) {
        account.listensTo("", keyword);
        assertThatThrownBy(account::connector)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("keywords must be words or phrases such as red kettle");
    }

    @Test
    void moreThanCanBeReadIsRefused() {
        account.listensTo("a1,a2,a3,a4,a5,a6,a7,a8,a9,b1,b2", "");
        assertThatThrownBy(account::connector).hasMessage("hashtags must be at most 10, not 11");
    }

    @ParameterizedTest
    @ValueSource(strings = {HASHTAG, KEYWORD})
    void whatIsForTheAccountComesElsewhere(String stream) throws Exception {
        String heard = says("Look");
        says("@brand@social.example Look");
        account.says(account.simulator().brand(), "Look" + BOTH, "public", null);
        assertThat(ids(page(stream, null))).containsExactly(heard);
    }

    @ParameterizedTest
    @ValueSource(strings = {HASHTAG, KEYWORD})
    void anAnswerIsFoundWithItsThread(String stream) throws Exception {
        String root = account.says(account.ada(), "Something else", "public", null);
        account.says(account.simulator().person("joan"), "My" + BOTH, "public", root);
        Change.MessageSeen seen =
                (Change.MessageSeen) page(stream, null).changes().get(0);
        assertThat(seen.conversation().id().id()).isEqualTo(root);
    }

    @ParameterizedTest
    @ValueSource(strings = {HASHTAG, KEYWORD})
    void whatAnotherServerTellsLateIsRead(String stream) throws Exception {
        says("One");
        account.passes(Duration.ofMinutes(5));
        says("Two");
        Cursor cursor = page(stream, null).next();
        String late = account.simulator()
                .saysLate(account.ada(), "Late" + BOTH, account.now().minusSeconds(90));
        Page page = page(stream, cursor);
        assertThat(ids(page)).containsExactly(late);
        assertThat(page(stream, page.next()).changes()).isEmpty();
        String three = says("Three");
        assertThat(ids(page(stream, page.next()))).containsExactly(three);
    }

    @ParameterizedTest
    @ValueSource(strings = {HASHTAG, KEYWORD})
    void muchOfItIsReadInTurn(String stream) throws Exception {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            said.add(says("Number " + i));
        }
        List<Page> pages = account.walk(stream, Instant.EPOCH, 50);
        assertThat(pages.stream().flatMap(page -> ids(page).stream())).isEqualTo(said);
    }

    @Test
    void aServerWhoseSearchHasOnePageIsReadToItsEnd() throws Exception {
        account.simulator().has(Quirk.OFFSET_IGNORED);
        for (int i = 0; i < 50; i++) {
            says("Number " + i);
        }
        assertThat(ids(page(KEYWORD, null))).hasSize(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {HASHTAG, KEYWORD})
    void aServerThatDoesNotOfferItKeepsNothingElseBack(String stream) throws Exception {
        says("One");
        Cursor cursor = page(stream, null).next();
        account.records("/api/v1/timelines/tag/kettles", 403, "text/html", "<p>no</p>");
        account.records("/api/v2/search", 404, "text/html", "<p>no</p>");
        Page page = page(stream, cursor);
        assertThat(page.changes()).isEmpty();
        assertThat(page.next()).isEqualTo(cursor);
        assertThat(page.pause()).contains(Duration.ofHours(1));
        Cursor beginning = page(stream, null).next();
        account.simulator().server().wireMock().getStubMappings().stream()
                .filter(stub -> Integer.valueOf(1).equals(stub.getPriority()))
                .forEach(account.simulator().server().wireMock()::removeStub);
        assertThat(ids(page(stream, beginning))).hasSize(1);
    }

    @Test
    void whatWasHeardCanBeAnswered() throws Exception {
        String heard = says("Which one is best?");
        Change.MessageSeen seen =
                (Change.MessageSeen) page(KEYWORD, null).changes().get(0);
        account.connector()
                .send(new Reply("reply:one", seen.conversation(), seen.message(), seen.author(), "All of them."));
        assertThat(account.simulator().by("brand")).singleElement().satisfies(post -> {
            assertThat(post.inReplyToId()).isEqualTo(heard);
            assertThat(post.text()).isEqualTo("@ada@far.example All of them.");
        });
    }

    private String says(String text) {
        Person ada = account.ada();
        return account.says(ada, text + BOTH, "public", null);
    }

    private Page page(String stream, @Nullable Cursor after) throws Exception {
        return account.connector().pull(new PullRequest(stream, after, Instant.EPOCH, 200));
    }

    private static List<String> ids(Page page) {
        return page.changes().stream().map(change -> change.subject().id()).toList();
    }
}
