// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Fault;
import io.parley.model.Change;
import io.parley.model.SocialProfile;
import io.parley.spi.SyncException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecheckTest {

    private final BrandAccount account = new BrandAccount();

    @BeforeEach
    void write() {
        for (int i = 0; i < 25; i++) {
            account.mention("Number " + i);
        }
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void whatIsUnchangedIsAskedForTogetherAndComesAsItWas() throws Exception {
        List<Change.MessageSeen> known = account.seen("notifications");
        account.simulator().server().forgetCalls();
        List<Change> changes = account.connector().recheck(known);
        assertThat(account.simulator().server().calls("GET", "/xrpc/app.bsky.feed.getPosts"))
                .isEqualTo(1);
        assertThat(changes).hasSize(25);
        Change.MessageSeen again = (Change.MessageSeen) changes.get(3);
        assertThat(again.message())
                .usingRecursiveComparison()
                .isEqualTo(known.get(3).message());
        assertThat(again.conversation()).isSameAs(known.get(3).conversation());
        assertThat(again.author().followers()).isEqualTo(known.get(3).author().followers());
    }

    @Test
    void aPostThatIsGoneIsRemoved() throws Exception {
        List<Change.MessageSeen> known = account.seen("notifications");
        account.simulator().deletes(known.get(7).subject().id());
        List<Change> changes = account.connector().recheck(known);
        assertThat(changes)
                .filteredOn(Change.MessageRemoved.class::isInstance)
                .singleElement()
                .extracting(Change::subject)
                .isEqualTo(known.get(7).subject());
        assertThat(changes).filteredOn(Change.MessageSeen.class::isInstance).hasSize(24);
    }

    @Test
    void aPersonWhoseHandleChangedIsTheSamePerson() throws Exception {
        List<Change.MessageSeen> known = account.seen("notifications");
        account.simulator().renames(account.ada(), "ada.blok.example");
        Change.MessageSeen again =
                (Change.MessageSeen) account.connector().recheck(known).get(0);
        assertThat(again.author().id()).isEqualTo(known.get(0).author().id());
        assertThat(known.get(0).author().handle()).contains("ada.example");
        assertThat(again.author().handle()).contains("ada.blok.example");
        assertThat(account.connector().profile("ada.example")).isEmpty();
        assertThat(account.connector().profile("ada.blok.example")).isPresent();
    }

    @Test
    void postsOfAnAccountThatIsNotActiveAreRemovedUntilItReturns() throws Exception {
        List<Change.MessageSeen> known = account.seen("notifications");
        account.simulator().hides(account.ada());
        assertThat(account.connector().recheck(known)).hasSize(25).allMatch(Change.MessageRemoved.class::isInstance);
        assertThat(account.seen("notifications")).isEmpty();
        assertThat(account.connector().profile("ada.example")).isEmpty();
        account.simulator().returns(account.ada());
        assertThat(account.connector().recheck(known)).hasSize(25).allMatch(Change.MessageSeen.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "<h1>Welcome</h1>"})
    void silenceRemovesNothing(String body) throws Exception {
        List<Change.MessageSeen> known = account.seen("notifications");
        account.simulator()
                .server()
                .failNext(
                        call -> call.path().endsWith("getPosts"), Fault.answering(Answer.text(200, "text/html", body)));
        assertThatThrownBy(() -> account.connector().recheck(known)).isInstanceOf(SyncException.Transient.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada.example", "@ada.example", " @Ada.example "})
    void aPersonIsFoundByHandle(String handle) throws Exception {
        account.simulator().changes(account.ada(), "Ada Blok", "Gardener", 7);
        Optional<SocialProfile> found = account.connector().profile(handle);
        assertThat(found.orElseThrow().id().id()).isEqualTo(account.ada().did());
        assertThat(found.orElseThrow().followers()).hasValue(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody.example", "ada", "@", "ada example.org", "https://ada.example/"})
    void nobodyIsFoundWhereNobodyIs(String handle) throws Exception {
        assertThat(account.connector().profile(handle)).isEmpty();
    }
}
