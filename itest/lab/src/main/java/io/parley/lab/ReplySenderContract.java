// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parley.spi.channel.Repeat;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.ReplySender;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.channel.SentFinder;
import java.time.Duration;
import java.time.Instant;

/** What every connector that can answer does. */
public abstract class ReplySenderContract extends ConnectorContract {

    @Override
    protected abstract ReplySender connector();

    /**
     * An answer that the channel of the test takes.
     *
     * @param key its key
     * @param text its text
     * @return the answer
     */
    protected abstract Reply reply(String key, String text);

    @ContractTest
    void anAnswerBecomesAMessageOfTheChannel() throws Exception {
        SendReceipt receipt = connector().send(reply("reply:one", "Hello"));
        assertThat(receipt.message().channel()).isEqualTo(connector().describe().type());
        assertThat(receipt.sentAt())
                .isBetween(
                        Instant.now().minus(Duration.ofHours(1)), Instant.now().plus(Duration.ofHours(1)));
    }

    @ContractTest
    void differentAnswersBecomeDifferentMessages() throws Exception {
        ReplySender sender = connector();
        SendReceipt one = sender.send(reply("reply:one", "Hello"));
        SendReceipt other = sender.send(reply("reply:two", "Hello"));
        assertThat(one.message()).isNotEqualTo(other.message());
    }

    @ContractTest
    void whatIsPromisedSafeIsSafe() throws Exception {
        assumeTrue(connector().repeat().kind() == Repeat.Kind.SAFE, "it does not promise that");
        SendReceipt first = connector().send(reply("reply:one", "Hello"));
        SendReceipt again = connector().send(reply("reply:one", "Hello"));
        assertThat(again.message()).isEqualTo(first.message());
    }

    @ContractTest
    void whatIsPromisedSearchableIsFound() throws Exception {
        assumeTrue(connector().repeat().kind() == Repeat.Kind.SEARCHABLE, "it does not promise that");
        ReplySender sender = connector();
        Reply reply = reply("reply:one", "Hello");
        Instant before = Instant.now().minus(Duration.ofMinutes(10));
        SendReceipt receipt = sender.send(reply);
        assertThat(((SentFinder) sender).sentSince(reply, before))
                .extracting(sent -> sent.receipt().message())
                .contains(receipt.message());
    }
}
