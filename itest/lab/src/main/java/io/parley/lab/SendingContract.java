// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.spi.SyncException;
import io.parley.spi.channel.Repeat;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.ReplySender;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the parts of {@link ReplySenderContract} share: answers, and what people read of them. */
abstract class SendingContract extends ConnectorContract {

    static final String REFUSED = "refused";

    @Override
    protected abstract ReplySender connector();

    @Override
    protected @Nullable ReplySender connectorAt(URI endpoint) {
        return null;
    }

    /**
     * An answer that the channel of the test takes.
     *
     * @param key its key
     * @param text its text
     * @return the answer
     */
    protected abstract Reply reply(String key, String text);

    final ReplySender senderOn(Line line) {
        return given(connectorAt(line.endpoint()), "its test does not say where the other side is served");
    }

    final void promised(Repeat.Kind kind) {
        Repeat.Kind promise = promise().kind();
        given(promise == kind ? kind : null, "it promises " + promise + ", not " + kind);
    }

    /** What is promised for the answers of this test. */
    final Repeat promise() {
        return connector().repeat(reply("reply:promise", "Hello").conversation());
    }

    /** What the account said after it had said that much. */
    final List<String> said(int before) {
        List<String> said = people().said();
        return said.subList(before, said.size());
    }

    /** What people read of an answer, without the name of whom it is for; REFUSED if it certainly was not sent. */
    final String sent(String key, String text) throws Exception {
        int before = people().said().size();
        Reply reply = reply(key, text);
        try {
            connector().send(reply);
        } catch (SyncException e) {
            refuses(e);
            assertThat(said(before)).isEmpty();
            return REFUSED;
        }
        assertThat(said(before)).hasSize(1);
        String read = OddTexts.readable(said(before).get(0));
        return read.replaceFirst("^@\\S+ ", "");
    }

    /** This answer is refused for good. */
    final void refuses(Throwable fault) {
        assertThat(fault)
                .isInstanceOfAny(SyncException.ItemRejected.class, SyncException.RecordGone.class)
                .hasMessageMatching("(?s).{10,}");
        tellsNoSecret(fault);
    }
}
