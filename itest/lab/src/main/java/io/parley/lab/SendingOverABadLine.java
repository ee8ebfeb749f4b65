// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.Fault;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Repeat;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.ReplySender;
import io.parley.spi.channel.SentFinder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a sender says when the other side refuses, breaks or is silent: nothing is sent twice, and nothing is said to be sent
 * of which that is not known.
 */
abstract class SendingOverABadLine extends SendingContract {

    @ContractTest
    void sendingWithDeadCredentialsIsSaid() {
        assertThat(sendWith(Fault.answering(refusal(401)))).isInstanceOf(SyncException.AuthExpired.class);
    }

    @ContractTest
    void aLimitOfAnswersIsKeptForAsLongAsItLasts() {
        keepsSilence(sendWith(Fault.answering(refusal(429))), Duration.ofMinutes(1));
    }

    @ContractTest
    void aForbiddenAnswerIsNotSent() {
        assertThat(sendWith(Fault.answering(refusal(403)))).satisfies(fault -> assertThat(fault)
                .isInstanceOf(SyncException.class)
                .isNotInstanceOf(SyncException.Transient.class));
    }

    @ContractTest
    void aPageForPeopleIsNoReceipt() throws Exception {
        for (Answer page : List.of(Refusals.page(), Refusals.half())) {
            Line line = line();
            line.fails(writing(), Fault.answering(page));
            Reply reply = reply("reply:one", "Hello");
            inDoubt(catchThrowable(() -> senderOn(line).send(reply)));
        }
    }

    @ContractTest
    void newFieldsOfAReceiptDoNoHarm() throws Exception {
        Reply reply = reply("reply:one", "Hello");
        Line line = line();
        line.changes(JsonShapes::withNewFields);
        assertThat(senderOn(line).send(reply).message().channel())
                .isEqualTo(connector().describe().type());
    }

    @ContractTest
    void whatTheVendorRepeatsOfASecretIsNotToldOnWithAnAnswer() {
        for (int status : new int[] {400, 401, 403, 422, 500}) {
            sendWith(Fault.answering(Refusals.indiscreet(status, secrets())));
        }
    }

    @ContractTest
    void aLostReceiptLeavesDoubtAndOneMessage() throws Exception {
        for (Fault lost :
                List.of(Fault.lostAnswer(), Fault.wrongAnswer(Answer.text(502, "text/html", "<h1>Bad</h1>")))) {
            Line line = line();
            line.fails(writing(), lost);
            int before = people().said().size();
            Reply reply = reply("reply:" + before, "Did that arrive? " + before);
            inDoubt(catchThrowable(() -> senderOn(line).send(reply)));
            assertThat(said(before)).hasSize(1);
        }
    }

    @ContractTest
    void aSafeAnswerWhoseReceiptWasLostIsSentAgainAndReadOnce() throws Exception {
        promised(Repeat.Kind.SAFE);
        Reply reply = reply("reply:lost", "Only once");
        Line line = line();
        line.fails(writing(), Fault.lostAnswer());
        int before = people().said().size();
        inDoubt(catchThrowable(() -> senderOn(line).send(reply)));
        connector().send(reply);
        assertThat(said(before)).hasSize(1);
    }

    @ContractTest
    void anAnswerWhoseReceiptWasLostIsFound() throws Exception {
        promised(Repeat.Kind.SEARCHABLE);
        Instant before = Instant.now().minus(Duration.ofMinutes(10));
        Reply reply = reply("reply:lost", "Only once");
        Line line = line();
        line.fails(writing(), Fault.lostAnswer());
        inDoubt(catchThrowable(() -> senderOn(line).send(reply)));
        assertThat(((SentFinder) connector()).sentSince(reply, before))
                .filteredOn(sent -> sent.text().contains("Only once"))
                .hasSize(1);
    }

    @ContractTest
    void whatWasSentIsNotLookedUpInVain() {
        promised(Repeat.Kind.SEARCHABLE);
        Line line = line();
        line.fails(Fault.cut());
        Reply reply = reply("reply:lost", "Only once");
        assertThat(catchThrowable(() -> ((SentFinder) senderOn(line)).sentSince(reply, Instant.EPOCH)))
                .as("a search that could not be made is no empty result")
                .isInstanceOf(SyncException.Transient.class);
    }

    @ContractTest
    void sendingIsInterruptedWithinASecond() throws Exception {
        Reply reply = reply("reply:one", "Hello");
        Line line = line();
        ReplySender sender = senderOn(line);
        Interruption.ends(line, () -> sender.send(reply));
    }

    /** In doubt is what is not certain to be unsent. */
    private static void inDoubt(Throwable fault) {
        assertThat(fault).as("what may have been sent is in doubt").isNotNull().satisfies(one -> assertThat(
                        one instanceof SyncException known && !known.inDoubt())
                .isFalse());
    }

    private Throwable sendWith(Fault fault) {
        Reply reply = reply("reply:one", "Hello");
        Line line = line();
        line.fails(fault);
        Throwable thrown = catchThrowable(() -> senderOn(line).send(reply));
        assertThat(thrown).as("an answer that was not sent").isNotNull();
        tellsNoSecret(thrown);
        return thrown;
    }

    /** Which of the calls of a send is the one that writes: the last. */
    private int writing() throws Exception {
        Reply reply = reply("reply:try", "A try");
        Line line = line();
        senderOn(line).send(reply);
        List<Call> calls = line.calls();
        return IntStream.range(0, calls.size())
                .filter(number -> !calls.get(number).method().equals("GET"))
                .reduce((one, later) -> later)
                .orElseThrow();
    }
}
