// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Fault;
import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What every plug-in does, whichever side it is on: it describes itself, proves its configuration, and keeps its secrets. */
abstract class PluginContract extends Contract {

    /** The plug-in, configured for another side that works. */
    abstract Subject subject();

    /** The same, pointed at another address; none if it calls nobody by HTTP. */
    abstract Optional<Subject> subjectAt(URI endpoint);

    /** The same with credentials that are no longer taken; none if there are none. */
    abstract Optional<Subject> deadSubject();

    /** The same with credentials that allow too little; none if credentials allow all or nothing. */
    abstract Optional<Subject> weakSubject();

    /** For how long the {@link #refusal} with 429 asks to be left alone: two minutes. */
    protected static final Duration SILENCE = Refusals.SILENCE;

    /**
     * How the vendor refuses a call. What it says is plain unless a plug-in overrides this with the vendor's own words.
     *
     * @param status 401, 403, 429, and 404 or 410 for connectors; that of 429 asks for {@link #SILENCE} as this vendor does,
     *     such as {@code Answer.json(429, body).with("X-Acme-More", String.valueOf(SILENCE.toSeconds()))} or, where it names a
     *     moment, {@code Instant.now().plus(SILENCE)}
     * @return the whole answer
     */
    protected Answer refusal(int status) {
        return Refusals.plain(status);
    }

    /** What a call throws that is refused with 429 says until when. */
    static void keepsSilence(Throwable fault, Duration tolerance) {
        assertThat(fault)
                .as("what comes of refusal(429)")
                .isInstanceOfSatisfying(SyncException.RateLimited.class, limited -> assertThat(limited.resumeAt())
                        .as(
                                "until when it keeps silent: refusal(429) of the test has to ask for SILENCE, %d s, as the vendor"
                                        + " does, and the plug-in to read it",
                                SILENCE.toSeconds())
                        .isAfter(Instant.now())
                        .isCloseTo(Instant.now().plus(SILENCE), within(tolerance.toSeconds(), ChronoUnit.SECONDS)));
    }

    private Subject subjectOn(Line line) {
        return given(subjectAt(line.endpoint()).orElse(null), "its test does not say where the other side is served");
    }

    @ContractTest
    void describesItselfTheSameWayEachTime() {
        Subject subject = subject();
        Subject.Description description = subject.description().get();
        assertThat(description.type()).matches("[a-z0-9-]{1,20}");
        assertThat(description.name()).isNotBlank();
        assertThat(description.abilities())
                .isEqualTo(subject.description().get().abilities())
                .isEqualTo(subject().description().get().abilities());
    }

    @ContractTest
    void describesItselfWithoutTheNetwork() {
        Line line = line();
        subjectOn(line).description().get();
        assertThat(line.calls()).isEmpty();
    }

    @ContractTest
    void checkProvesAGoodConfiguration() {
        assertThatCode(() -> assertThat(subject().check().check().name()).isNotBlank())
                .doesNotThrowAnyException();
    }

    @ContractTest
    void checkFindsDeadCredentials() {
        Subject dead = given(deadSubject().orElse(null), "its test knows no dead credentials");
        Throwable fault = catchThrowable(dead.check()::check);
        assertThat(fault).isInstanceOf(SyncException.AuthExpired.class);
        tellsNoSecret(fault);
    }

    @ContractTest
    void checkFindsMissingPermissions() {
        Subject weak = given(weakSubject().orElse(null), "its test knows no weak credentials");
        try {
            AccountInfo info = weak.check().check();
            assertThat(info.warnings()).as("what is missing").isNotEmpty();
        } catch (Exception e) {
            assertThat(e).isInstanceOf(SyncException.Permanent.class);
            tellsNoSecret(e);
        }
    }

    @ContractTest
    void checkFindsThatSomethingElseLivesThere() {
        Line line = line();
        line.fails(Fault.answering(Refusals.page()));
        Throwable fault = catchThrowable(subjectOn(line).check()::check);
        assertThat(fault).isInstanceOf(SyncException.class);
        tellsNoSecret(fault);
    }

    @ContractTest
    void checkFindsThatNobodyAnswers() {
        Line line = line();
        line.fails(Fault.cut());
        assertThat(catchThrowable(subjectOn(line).check()::check)).isInstanceOf(SyncException.Transient.class);
    }

    @ContractTest
    void checkIsInterruptedWithinASecond() throws Exception {
        Line line = line();
        Interruption.ends(line, subjectOn(line).check()::check);
    }

    @ContractTest
    void tellsNoSecret() {
        Subject subject = subject();
        holdsNoSecret(subject.plugin() + " " + subject.description().get());
    }
}
