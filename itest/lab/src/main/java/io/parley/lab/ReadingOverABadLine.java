// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Fault;
import io.parley.spi.SyncException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What a reader says when the other side refuses, breaks or is silent: always a fault, never an empty page. */
abstract class ReadingOverABadLine extends ReadingContract {

    private static final long FLOOD = 64_000_000;

    @ContractTest
    void silenceOfTheOtherSideIsTransient() {
        assertThatThrownBy(() -> connectorAt(URI.create("http://127.0.0.1:9/")).pull(request(null, SMALL)))
                .isInstanceOf(SyncException.Transient.class)
                .satisfies(this::tellsNoSecret);
    }

    @ContractTest
    void aCutConnectionIsTransient() {
        assertThat(pullWith(Fault.cut())).isInstanceOf(SyncException.Transient.class);
    }

    @ContractTest
    void faultsOfTheServerAreTransient() {
        for (int status : new int[] {500, 502, 503, 504}) {
            assertThat(pullWith(Fault.answering(Answer.text(status, "text/html", "<h1>Sorry</h1>"))))
                    .as("status %d", status)
                    .isInstanceOf(SyncException.Transient.class);
        }
    }

    @ContractTest
    void deadCredentialsAreSaid() {
        assertThat(pullWith(Fault.answering(refusal(401)))).isInstanceOf(SyncException.AuthExpired.class);
    }

    @ContractTest
    void whatIsForbiddenOrGoneIsSaid() {
        for (int status : new int[] {403, 404, 410}) {
            assertThat(pullWith(Fault.answering(refusal(status))))
                    .as("status %d", status)
                    .isInstanceOf(SyncException.class)
                    .isNotInstanceOf(SyncException.RateLimited.class);
        }
    }

    @ContractTest
    void aLimitIsKeptForAsLongAsItLasts() {
        keepsSilence(pullWith(Fault.answering(refusal(429))), Duration.ofMinutes(1));
    }

    @ContractTest
    void aPageForPeopleIsNoNews() {
        assertThat(pullWith(Fault.answering(Refusals.page()))).isInstanceOf(SyncException.class);
    }

    @ContractTest
    void halfADocumentIsNoNews() {
        assertThat(pullWith(Fault.answering(Refusals.half()))).isInstanceOf(SyncException.class);
    }

    @ContractTest
    void anEndlessAnswerIsCutOff() {
        Line line = line();
        line.floods(FLOOD);
        assertThat(catchThrowable(() -> readerOn(line).pull(request(null, SMALL))))
                .isInstanceOf(SyncException.class);
        assertThat(line.poured()).as("bytes taken").isLessThan(FLOOD);
    }

    @ContractTest
    void whatTheVendorRepeatsOfASecretIsNotToldOn() {
        for (int status : new int[] {400, 401, 403, 500}) {
            pullWith(Fault.answering(Refusals.indiscreet(status, secrets())));
        }
    }

    @ContractTest
    void whicheverCallFailsNothingIsLost() throws Exception {
        Line line = line();
        List<String> all = Told.of(walk(readerOn(line), null, LARGE));
        assertThat(all)
                .hasSameSizeAs(walk(null, LARGE).stream()
                        .flatMap(page -> page.changes().stream())
                        .toList());
        int calls = line.calls().size();
        for (int call = 0; call < calls; call++) {
            line.fails(call, Fault.answering(Answer.text(500, "text/html", "<h1>Sorry</h1>")));
            assertThat(toldInTheEnd(line)).as("call %d failed", call).isEqualTo(all);
        }
    }

    @ContractTest
    void readingIsInterruptedWithinASecond() throws Exception {
        Line line = line();
        Interruption.ends(line, () -> readerOn(line).pull(request(null, SMALL)));
    }

    private Throwable pullWith(Fault fault) {
        Line line = line();
        line.fails(fault);
        Throwable thrown = catchThrowable(() -> readerOn(line).pull(request(null, SMALL)));
        assertThat(thrown).as("a page that could not be read").isNotNull();
        tellsNoSecret(thrown);
        return thrown;
    }

    /** Tries again once, as the agent does. */
    private List<String> toldInTheEnd(Line line) throws Exception {
        try {
            return Told.of(walk(readerOn(line), null, LARGE));
        } catch (SyncException.Transient e) {
            return Told.of(walk(readerOn(line), null, LARGE));
        }
    }
}
