// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.parley.spi.channel.Repeat;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.ReplySender;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.channel.SentFinder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What every connector that can answer does. */
public abstract class ReplySenderContract extends SendingOverABadLine {

    @ContractTest
    void anAnswerBecomesAMessageOfTheChannel() throws Exception {
        SendReceipt receipt = connector().send(reply("reply:one", "Hello"));
        assertThat(receipt.message().channel()).isEqualTo(connector().describe().type());
        assertThat(receipt.sentAt())
                .isBetween(
                        Instant.now().minus(Duration.ofHours(1)), Instant.now().plus(Duration.ofHours(1)));
    }

    @ContractTest
    void anAnswerIsReadOnce() throws Exception {
        List<String> before = people().said();
        connector().send(reply("reply:one", "Until six."));
        assertThat(said(before.size())).singleElement().asString().contains("Until six.");
    }

    @ContractTest
    void everyAnswerIsRead() throws Exception {
        int before = people().said().size();
        ReplySender sender = connector();
        sender.send(reply("reply:one", "Until six."));
        sender.send(reply("reply:two", "On Sundays until five."));
        assertThat(said(before)).satisfiesExactly(one -> assertThat(one).contains("Until six."), two -> assertThat(two)
                .contains("On Sundays until five."));
    }

    @ContractTest
    void differentAnswersBecomeDifferentMessages() throws Exception {
        ReplySender sender = connector();
        SendReceipt one = sender.send(reply("reply:one", "Hello"));
        SendReceipt other = sender.send(reply("reply:two", "Hello"));
        assertThat(one.message()).isNotEqualTo(other.message());
    }

    @ContractTest
    void thePromiseHasItsBounds() {
        Repeat repeat = promise();
        switch (repeat.kind()) {
            case SAFE -> assertThat(repeat.bound()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
            case SEARCHABLE -> {
                assertThat(connector()).isInstanceOf(SentFinder.class);
                assertThat(repeat.bound()).isBetween(Duration.ZERO, Duration.ofDays(1));
            }
            case UNSAFE -> assertThat(repeat.bound()).isZero();
        }
    }

    @ContractTest
    void whatIsPromisedSafeIsSafe() throws Exception {
        promised(Repeat.Kind.SAFE);
        SendReceipt first = connector().send(reply("reply:one", "Hello"));
        SendReceipt again = connector().send(reply("reply:one", "Hello"));
        assertThat(again.message()).isEqualTo(first.message());
    }

    @ContractTest
    void whatIsPromisedSearchableIsFound() throws Exception {
        promised(Repeat.Kind.SEARCHABLE);
        Reply reply = reply("reply:one", "Hello");
        Instant before = Instant.now().minus(Duration.ofMinutes(10));
        SendReceipt receipt = connector().send(reply);
        assertThat(((SentFinder) connector()).sentSince(reply, before))
                .filteredOn(sent -> sent.receipt().message().equals(receipt.message()))
                .singleElement()
                .satisfies(sent -> assertThat(sent.text()).contains("Hello"));
    }

    @ContractTest
    void whatWasNeverSentIsNotFound() throws Exception {
        promised(Repeat.Kind.SEARCHABLE);
        assertThat(((SentFinder) connector())
                        .sentSince(
                                reply("reply:one", "Never said"), Instant.now().minus(Duration.ofMinutes(10))))
                .noneMatch(sent -> sent.text().contains("Never said"));
    }

    @ContractTest
    void oddTextsArriveAsTheyAreOrAreRefused() throws Exception {
        int number = 0;
        for (String text : OddTexts.ALL) {
            assertThat(sent("reply:odd-" + number++, text)).isIn(OddTexts.readable(text), REFUSED);
        }
        assertThat(sent("reply:nul", OddTexts.WITH_NUL)).isIn("Before after", "Beforeafter", REFUSED);
    }

    @ContractTest
    void aTextThatIsTooLongArrivesWholeOrIsRefused() throws Exception {
        assertThat(sent("reply:long", OddTexts.LONG)).isIn(OddTexts.readable(OddTexts.LONG), REFUSED);
    }

    @ContractTest
    void nothingIsNotSaid() {
        List<String> before = people().said();
        for (String text : List.of("", " ", "\n")) {
            assertThat(catchThrowable(() -> connector().send(reply("reply:empty", text))))
                    .satisfies(this::refuses);
        }
        assertThat(people().said()).isEqualTo(before);
    }

    @ContractTest
    void whatWasRemovedIsNotAnswered() {
        ChannelView people = people();
        Reply reply = reply("reply:late", "Too late");
        people.removes(reply.inReplyTo().id().id());
        assertThat(catchThrowable(() -> connector().send(reply))).satisfies(this::refuses);
        assertThat(people.said()).noneMatch(text -> text.contains("Too late"));
    }
}
