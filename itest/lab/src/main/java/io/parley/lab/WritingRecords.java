// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.CrmView.Entry;
import io.parley.model.Direction;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Idempotence;
import io.parley.spi.crm.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What becomes of writes in the CRM. */
abstract class WritingRecords extends WritingOverABadLine {

    private static final int MANY = 200;

    @ContractTest
    void parentsAndChildrenTravelTogether() throws Exception {
        write(Samples.question("1", "Where is my parcel?"));
        assertThat(crm().contacts()).hasSize(1);
        assertThat(crm().timeline(onlyCase())).containsExactly(new Entry("Where is my parcel?", true));
    }

    @ContractTest
    void aNewContactHasTheNameOfThePerson() throws Exception {
        write(Samples.question("1", "Where is my parcel?"));
        assertThat(crm().nameOf(crm().contacts().get(0))).isEqualTo("Person 1");
    }

    @ContractTest
    void repeatingAnUncertainWriteLeavesOneRecord() throws Exception {
        List<CrmRef> first = write(Samples.question("1", "Where is my parcel?"));
        List<CrmRef> second = write(Samples.doubtfulQuestion("1", "Where is my parcel?"));
        assertThat(second).isEqualTo(first);
        assertThat(crm().contacts()).hasSize(1);
        assertThat(texts(onlyCase())).hasSize(1);
    }

    @ContractTest
    void whatIsFoundByItsKeyIsThereOnceWithoutDoubtToo() throws Exception {
        boolean byKey = List.of(CrmWrite.Kind.CONTACT, CrmWrite.Kind.CONVERSATION, CrmWrite.Kind.MESSAGE).stream()
                .map(kind -> adapter().describe().idempotence(kind).kind())
                .allMatch(kind -> kind == Idempotence.Kind.UPSERT_BY_KEY || kind == Idempotence.Kind.OWN_ID);
        given(byKey ? byKey : null, "it looks for records only when in doubt");
        List<CrmRef> first = write(Samples.question("1", "Where is my parcel?"));
        assertThat(write(Samples.question("1", "Where is my parcel?"))).isEqualTo(first);
        assertThat(crm().contacts()).hasSize(1);
        assertThat(texts(onlyCase())).hasSize(1);
    }

    @ContractTest
    void manyConversationsTravelInOneBatch() throws Exception {
        List<CrmWrite> batch = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            batch.addAll(Samples.question("p" + i, "Question " + i));
        }
        List<CrmRef> refs = write(batch);
        assertThat(crm().cases()).hasSize(20);
        for (int i = 0; i < 20; i++) {
            assertThat(texts(refs.get(3 * i + 1).id())).containsExactly("Question " + i);
        }
        assertThat(crm().contacts()).containsAll(everyThird(refs));
    }

    @ContractTest
    void oneBadWriteOfManyLeavesTheOthers() throws Exception {
        List<CrmRef> gone = write(Samples.question("gone", "Is it there?"));
        crm().delete(gone.get(1).id());
        List<CrmWrite> batch = new ArrayList<>();
        int conversations = (Math.min(MANY, adapter().describe().maxBatch()) - 1) / 3;
        for (int i = 0; i < conversations; i++) {
            batch.addAll(Samples.question("p" + i, "Question " + i));
        }
        int bad = batch.size() / 6 * 3;
        batch.addAll(bad, Samples.more("late", "Hello?", Direction.INBOUND, gone, "gone"));
        List<WriteOutcome> outcomes = adapter().write(batch);
        for (int i = 0; i < batch.size(); i++) {
            assertThat(outcomes.get(i))
                    .as("%s, write %d of %d", batch.get(i), i, batch.size())
                    .isInstanceOf(i == bad ? WriteOutcome.Failed.class : WriteOutcome.Done.class);
        }
        assertThat(((WriteOutcome.Failed) outcomes.get(bad)).reason())
                .isInstanceOfAny(SyncException.RecordGone.class, SyncException.ItemRejected.class);
        assertThat(crm().cases()).as("a deleted case is not made again").hasSize(conversations);
    }

    @ContractTest
    void anEditShowsInTheSameRecord() throws Exception {
        List<CrmRef> refs = write(Samples.question("1", "Where is my parcle?"));
        List<CrmRef> edited = write(Samples.edit("1", "Where is my parcel?", refs));
        assertThat(edited).containsExactly(refs.get(2));
        assertThat(texts(onlyCase())).containsExactly("Where is my parcel?");
    }

    @ContractTest
    void aRemovedMessageNoLongerShowsItsText() throws Exception {
        List<CrmRef> refs = write(Samples.question("1", "My number is 12345"));
        write(Samples.more("2", "Sorry for that", Direction.INBOUND, refs, "1"));
        write(Samples.removal("1", refs));
        assertThat(texts(onlyCase())).noneMatch(text -> text.contains("12345")).contains("Sorry for that");
    }

    @ContractTest
    void aConversationGoesOnInItsCase() throws Exception {
        List<CrmRef> refs = write(Samples.question("1", "Where is my parcel?"));
        write(Samples.more("2", "It is blue.", Direction.INBOUND, refs, "1"));
        write(Samples.more("3", "We are looking.", Direction.OUTBOUND, refs, "1"));
        assertThat(texts(onlyCase())).containsExactly("Where is my parcel?", "It is blue.", "We are looking.");
        assertThat(crm().timeline(onlyCase()).get(2).inbound()).isFalse();
        assertThat(crm().contacts()).hasSize(1);
    }

    @ContractTest
    void whatPeopleEditedSurvivesARepeatedWrite() throws Exception {
        write(Samples.question("1", "Where is my parcel?"));
        crm().rename(crm().contacts().get(0), "Ms Edited");
        write(Samples.doubtfulQuestion("1", "Where is my parcel?"));
        assertThat(crm().nameOf(crm().contacts().get(0))).isEqualTo("Ms Edited");
    }

    @ContractTest
    void whatPeopleEditedSurvivesANewNameOnTheChannel() throws Exception {
        List<CrmRef> refs = write(Samples.question("1", "Where is my parcel?"));
        crm().rename(crm().contacts().get(0), "Ms Edited");
        assertThat(write(Samples.renamed("1", "Someone Else", refs.get(0)))).containsExactly(refs.get(0));
        assertThat(crm().nameOf(crm().contacts().get(0))).isEqualTo("Ms Edited");
    }

    @ContractTest
    void aMergedContactIsNotMadeAgain() throws Exception {
        List<CrmRef> survivor = write(Samples.question("1", "Where is my parcel?"));
        List<CrmRef> loser = write(Samples.question("2", "And mine?"));
        crm().merge(survivor.get(0).id(), loser.get(0).id());
        List<WriteOutcome> outcomes = adapter().write(Samples.renamed("2", "Person 2", loser.get(0)));
        adapter().write(Samples.more("3", "Hello?", Direction.INBOUND, loser, "2"));
        assertThat(crm().contacts()).containsExactly(survivor.get(0).id());
        if (outcomes.get(0) instanceof WriteOutcome.Done done) {
            assertThat(done.ref()).isEqualTo(survivor.get(0));
        }
    }

    @ContractTest
    void aNoteIsWrittenOnce() throws Exception {
        Idempotence.Kind promise =
                adapter().describe().idempotence(CrmWrite.Kind.NOTE).kind();
        given(promise == Idempotence.Kind.UNSAFE ? null : promise, "its notes may double when in doubt");
        List<CrmRef> refs = write(Samples.question("1", "Where is my parcel?"));
        List<CrmRef> first = write(Samples.note("1", refs.get(1), "Not sent: too long"));
        assertThat(write(Samples.doubtfulNote("1", refs.get(1), "Not sent: too long")))
                .isEqualTo(first);
        assertThat(texts(onlyCase()))
                .filteredOn(text -> text.contains("too long"))
                .hasSizeLessThanOrEqualTo(1);
    }

    @ContractTest
    void oddTextsAreReadAsTheyWereWritten() throws Exception {
        int number = 0;
        for (String text : OddTexts.ALL) {
            List<CrmRef> refs = write(Samples.question("odd-" + number++, text));
            assertThat(texts(refs.get(1).id()).stream().map(OddTexts::readable))
                    .containsExactly(OddTexts.readable(text));
        }
    }

    @ContractTest
    void aTextWithNulOrWithoutAnythingHarmsNobody() throws Exception {
        List<CrmWrite> batch = new ArrayList<>(Samples.question("nul", OddTexts.WITH_NUL));
        batch.addAll(Samples.question("empty", ""));
        batch.addAll(Samples.question("good", "Good"));
        List<WriteOutcome> outcomes = adapter().write(batch);
        assertThat(outcomes.get(8)).isInstanceOf(WriteOutcome.Done.class);
        Set<String> kinds = new TreeSet<>();
        for (int message : new int[] {2, 5}) {
            if (outcomes.get(message) instanceof WriteOutcome.Failed failed) {
                kinds.add(failed.reason().getClass().getSimpleName());
            }
        }
        assertThat(kinds).isSubsetOf("ItemRejected");
    }

    @ContractTest
    void aVeryLongTextArrivesOrIsSaidToBeCut() throws Exception {
        List<WriteOutcome> outcomes = adapter().write(Samples.question("1", OddTexts.LONG));
        if (outcomes.get(2) instanceof WriteOutcome.Done) {
            String read = OddTexts.readable(texts(onlyCase()).get(0));
            boolean cutInSilence = read.length() < OddTexts.LONG.length() && OddTexts.LONG.startsWith(read);
            assertThat(cutInSilence)
                    .as("cut to %d characters without a word", read.length())
                    .isFalse();
            assertThat(read).startsWith("All of it. All of it.");
        } else {
            assertThat(((WriteOutcome.Failed) outcomes.get(2)).reason()).isInstanceOf(SyncException.ItemRejected.class);
        }
    }

    private static List<String> everyThird(List<CrmRef> refs) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < refs.size(); i += 3) {
            ids.add(refs.get(i).id());
        }
        return ids;
    }
}
