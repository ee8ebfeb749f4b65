// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.parley.lab.simulator.Fault;
import io.parley.model.Change;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Moderation;
import io.parley.spi.channel.Moderator;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PageReader;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Rechecker;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** What every connector does that can decide what of other people's messages is read. */
public abstract class ModeratorContract extends ConnectorContract {

    private static final int LARGE = 100;
    private static final int MOST_PAGES = 100;

    @Override
    protected abstract Moderator connector();

    @Override
    protected @Nullable Moderator connectorAt(URI endpoint) {
        return null;
    }

    /**
     * A customer writes something that everybody may read.
     *
     * @param text what
     * @param moderator who reads it; ids may belong to where it is pointed at
     * @return as that reads it; only connectors that are no {@link PageReader} have to override this
     */
    protected Change.MessageSeen seen(String text, Moderator moderator) throws Exception {
        PageReader reader = given(moderator instanceof PageReader face ? face : null, "its test reads no messages");
        String id = people().says(text, null);
        for (String stream : reader.describe().streams().keySet()) {
            @Nullable Cursor cursor = null;
            for (int i = 0; i < MOST_PAGES; i++) {
                Page page = reader.pull(new PullRequest(stream, cursor, Instant.EPOCH, LARGE));
                for (Change change : page.changes()) {
                    if (change instanceof Change.MessageSeen seen
                            && seen.subject().id().equals(id)) {
                        return seen;
                    }
                }
                cursor = page.next();
                if (!page.more()) {
                    break;
                }
            }
        }
        throw new AssertionError(id + " is not seen");
    }

    private Message message(String text) throws Exception {
        return seen(text, connector()).message();
    }

    @Override
    Map<String, String> facts() {
        Map<String, String> facts = super.facts();
        facts.put("moderation", new TreeSet<>(connector().moderations()).toString());
        return facts;
    }

    @ContractTest
    void whatCanBeDecidedIsSaidWithoutTheNetwork() {
        Line line = line();
        Set<Moderation> offered = moderatorOn(line).moderations();
        assertThat(offered).isNotEmpty().isEqualTo(connector().moderations());
        assertThat(line.calls()).isEmpty();
    }

    @ContractTest
    void onlyWhatIsApprovedIsRead() throws Exception {
        for (Moderation decision : connector().moderations()) {
            Message message = message("About " + decision);
            connector().moderate(message, decision);
            assertThat(isRead(message)).as("read after %s", decision).isEqualTo(decision == Moderation.APPROVE);
        }
    }

    @ContractTest
    void whatIsApprovedComesBack() throws Exception {
        boolean offered = connector().moderations().contains(Moderation.APPROVE);
        given(offered ? Moderation.APPROVE : null, "it does not approve");
        for (Moderation decision : connector().moderations()) {
            Message message = message("Back after " + decision);
            connector().moderate(message, decision);
            connector().moderate(message, Moderation.APPROVE);
            assertThat(isRead(message))
                    .as("read when approved after %s", decision)
                    .isTrue();
        }
    }

    @ContractTest
    void decidingAgainIsHarmless() throws Exception {
        for (Moderation decision : connector().moderations()) {
            Message message = message("Twice " + decision);
            connector().moderate(message, decision);
            connector().moderate(message, decision);
            assertThat(isRead(message)).as("read after %s", decision).isEqualTo(decision == Moderation.APPROVE);
        }
    }

    @ContractTest
    void decidingAgainAfterALostAnswerIsHarmless() throws Exception {
        Moderation decision = takingAway();
        Line line = line();
        Moderator moderator = moderatorOn(line);
        Message trial = seen("A trial", moderator).message();
        int before = line.calls().size();
        moderator.moderate(trial, decision);
        int last = line.calls().size() - before - 1;
        Message message = seen("Was it done?", moderator).message();
        line.fails(last, Fault.lostAnswer());
        Throwable fault = catchThrowable(() -> moderator.moderate(message, decision));
        assertThat(fault)
                .as("what may not have been done is not said to be done")
                .isInstanceOf(SyncException.class);
        moderator.moderate(message, decision);
        assertThat(isRead(message)).isFalse();
    }

    @ContractTest
    void othersAreLeftAlone() throws Exception {
        Message before = message("Before");
        Message message = message("Between");
        Message after = message("After");
        connector().moderate(message, takingAway());
        assertThat(isRead(message)).isFalse();
        assertThat(List.of(isRead(before), isRead(after))).containsOnly(true);
    }

    @ContractTest
    void aSecondLookTellsWhatBecameOfIt() throws Exception {
        Change.MessageSeen seen = seen("Rather not", connector());
        Moderator moderator = connector();
        Rechecker rechecker = given(moderator instanceof Rechecker face ? face : null, "it need not look again");
        moderator.moderate(seen.message(), takingAway());
        assertThat(rechecker.recheck(List.of(seen))).singleElement().isNotEqualTo(seen);
    }

    @ContractTest
    void whatIsNotThereIsSaidToBeGone() throws Exception {
        Message message = message("Here");
        ExternalId id = message.id();
        Message unknown = like(message, new ExternalId(id.channel(), id.realm(), id.id() + "00000000"));
        for (Moderation decision : connector().moderations()) {
            assertThat(catchThrowable(() -> connector().moderate(unknown, decision)))
                    .satisfies(this::refuses);
        }
    }

    @ContractTest
    void whatStandsElsewhereIsNotMistakenForWhatStandsHere() throws Exception {
        Message message = message("Here");
        Message elsewhere = like(
                message,
                new ExternalId(
                        message.id().channel(),
                        "elsewhere.example",
                        message.id().id()));
        assertThat(catchThrowable(() -> connector().moderate(elsewhere, takingAway())))
                .satisfies(this::refuses);
        assertThat(isRead(message)).isTrue();
    }

    @ContractTest
    void moderatingWithDeadCredentialsIsSaid() throws Exception {
        Message message = message("Here");
        Moderation decision = takingAway();
        Moderator dead =
                given(deadConnector() instanceof Moderator face ? face : null, "its test knows no dead credentials");
        Throwable fault = catchThrowable(() -> dead.moderate(message, decision));
        assertThat(fault).isInstanceOf(SyncException.AuthExpired.class);
        tellsNoSecret(fault);
        assertThat(isRead(message)).isTrue();
    }

    @ContractTest
    void aLimitIsKeptForAsLongAsItLasts() throws Exception {
        Line line = line();
        Moderator moderator = moderatorOn(line);
        Message message = seen("Here", moderator).message();
        line.fails(Fault.answering(refusal(429)));
        keepsSilence(catchThrowable(() -> moderator.moderate(message, takingAway())), Duration.ofMinutes(1));
    }

    @ContractTest
    void moderatingIsInterruptedWithinASecond() throws Exception {
        Moderation decision = takingAway();
        Line line = line();
        Moderator moderator = moderatorOn(line);
        Message message = seen("Here", moderator).message();
        Interruption.ends(line, () -> {
            moderator.moderate(message, decision);
            return true;
        });
    }

    private Moderator moderatorOn(Line line) {
        return given(connectorAt(line.endpoint()), "its test does not say where the other side is served");
    }

    private boolean isRead(Message message) {
        return people().shows(message.id().id());
    }

    private Moderation takingAway() {
        return connector().moderations().stream()
                .filter(decision -> decision != Moderation.APPROVE)
                .sorted()
                .findFirst()
                .orElseThrow(() -> new TestAbortedException("it takes nothing away"));
    }

    private void refuses(Throwable fault) {
        assertThat(fault)
                .isInstanceOfAny(SyncException.ItemRejected.class, SyncException.RecordGone.class)
                .hasMessageMatching("(?s).{10,}");
        tellsNoSecret(fault);
    }

    private static Message like(Message message, ExternalId id) {
        return Message.of(id)
                .conversation(message.conversation())
                .author(message.author())
                .text(message.text())
                .sentAt(message.sentAt())
                .build();
    }
}
