// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Change;
import io.parley.model.Direction;
import io.parley.spi.Cursor;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.Rechecker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader tells of what people do after it read everything. */
abstract class ReadingALivingChannel extends ReadingOddAnswers {

    /** More than vendors show at once. */
    private static final int MUCH = 120;

    @ContractTest
    void somethingNewStandsAloneBehindTheLastCursor() throws Exception {
        ChannelView people = people();
        Cursor end = connector().pull(request(end(), LARGE)).next();
        String id = people.says("Something new", null);
        assertThat(messages(walk(end, LARGE))).singleElement().satisfies(seen -> {
            assertThat(seen.message().id().id()).isEqualTo(id);
            assertThat(seen.message().text()).contains("Something new");
        });
    }

    @ContractTest
    void anAnswerStandsBelowWhatItAnswers() throws Exception {
        ChannelView people = people();
        String question = people.says("A question", null);
        String answer = people.says("An answer", question);
        String below = people.says("Thanks", answer);
        Change.MessageSeen root = seen(question);
        for (String id : List.of(answer, below)) {
            Change.MessageSeen seen = seen(id);
            assertThat(seen.message().conversation()).isEqualTo(root.message().conversation());
            assertThat(seen.message().inReplyTo().orElseThrow().id()).isEqualTo(id.equals(answer) ? question : answer);
        }
    }

    @ContractTest
    void muchThatWasSaidIsReadToTheLast() throws Exception {
        ChannelView people = people();
        Cursor before = end();
        List<String> said = new ArrayList<>();
        for (int i = 0; i < MUCH; i++) {
            said.add(people.says("Message number " + i, null));
        }
        assertThat(ids(walk(before, LARGE))).as("behind the cursor").containsExactlyInAnyOrderElementsOf(said);
        assertThat(ids(walk(null, LARGE))).as("from the beginning").containsAll(said);
    }

    @ContractTest
    void separateQuestionsAreSeparateConversations() throws Exception {
        ChannelView people = people();
        given(people.beginsConversations() ? people : null, "what is said there begins no conversation of its own");
        assertThat(seen(people.says("This question", null)).message().conversation())
                .isNotEqualTo(seen(people.says("That question", null)).message().conversation());
    }

    @ContractTest
    void separateQuestionsDoNotAnswerEachOther() throws Exception {
        ChannelView people = people();
        Change.MessageSeen one = seen(people.says("One question", null));
        Change.MessageSeen other = seen(people.says("Another question", null));
        assertThat(one.message().id()).isNotEqualTo(other.message().id());
        assertThat(one.message().inReplyTo()).isEqualTo(other.message().inReplyTo());
    }

    @ContractTest
    void whoSpokeIsKnown() throws Exception {
        ChannelView people = people();
        Change.MessageSeen customers = seen(people.says("Said by a customer", null));
        assertThat(customers.message().direction()).isEqualTo(Direction.INBOUND);
        Change.MessageSeen accounts = seen(people.accountSays("Said by the account"));
        assertThat(accounts.message().direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(accounts.author().id()).isNotEqualTo(customers.author().id());
    }

    @ContractTest
    void anEditIsSeenWithAGreaterRevision() throws Exception {
        ChannelView people = people();
        String id = people.says("With a mistkae", null);
        Change.MessageSeen before = seen(id);
        Cursor end = end();
        people.edits(id, "Without a mistake");
        Change.MessageSeen after = (Change.MessageSeen) news(before, end).orElseThrow();
        assertThat(after.message().text()).contains("Without a mistake");
        assertThat(after.message().id()).isEqualTo(before.message().id());
        assertThat(after.message().conversation()).isEqualTo(before.message().conversation());
        before.message().revision().ifPresent(revision -> assertThat(
                        after.message().revision().orElseThrow())
                .isGreaterThan(revision));
    }

    @ContractTest
    void aRemovalIsSeen() throws Exception {
        ChannelView people = people();
        Change.MessageSeen before = seen(people.says("Rather not", null));
        Cursor end = end();
        people.removes(before.message().id().id());
        assertThat(news(before, end)).containsInstanceOf(Change.MessageRemoved.class);
    }

    @ContractTest
    void whatComesBackIsSeenAgain() throws Exception {
        ChannelView people = people();
        Change.MessageSeen before = seen(people.says("Here and there", null));
        people.removes(before.message().id().id());
        Cursor end = end();
        people.restores(before.message().id().id());
        assertThat(news(before, end)).containsInstanceOf(Change.MessageSeen.class);
    }

    @ContractTest
    void aRecheckTellsWhatIsThereAsItIs() throws Exception {
        Rechecker rechecker = given(connector() instanceof Rechecker face ? face : null, "it need not look again");
        List<Change.MessageSeen> known = messages(walk(null, LARGE));
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < known.size(); i += rechecker.recheckLimit()) {
            changes.addAll(rechecker.recheck(known.subList(i, Math.min(known.size(), i + rechecker.recheckLimit()))));
        }
        assertThat(changes.stream().map(Told::of))
                .containsExactlyInAnyOrderElementsOf(
                        known.stream().map(Told::of).toList());
    }

    @ContractTest
    void oddTextsArriveAsTheyWereWritten() throws Exception {
        ChannelView people = people();
        for (String text : OddTexts.ALL) {
            assertThat(OddTexts.readable(seen(people.says(text, null)).message().text()))
                    .contains(OddTexts.readable(text));
        }
    }

    private static List<String> ids(List<Page> pages) {
        return messages(pages).stream().map(seen -> seen.message().id().id()).toList();
    }

    private Change.MessageSeen seen(String id) throws Exception {
        return messages(walk(null, LARGE)).stream()
                .filter(seen -> seen.message().id().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not seen"));
    }

    /** What the agent learns of a message: from the stream, or because it asks again. */
    private Optional<Change> news(Change.MessageSeen before, Cursor end) throws Exception {
        List<Change> told = new ArrayList<>();
        for (Page page : walk(end, LARGE)) {
            told.addAll(page.changes());
        }
        if (connector() instanceof Rechecker rechecker) {
            told.addAll(rechecker.recheck(List.of(before)));
        }
        return told.stream()
                .filter(change -> change.subject().equals(before.subject()))
                .reduce((one, later) -> later);
    }
}
