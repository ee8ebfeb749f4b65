// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventParserTest {

    private final List<String> heard = new ArrayList<>();
    private final EventParser parser = new EventParser(100, new EventParser.Sink() {
        @Override
        public void event(String name, String data) {
            heard.add(name + "=" + data);
        }

        @Override
        public void alive() {
            heard.add("alive");
        }
    });

    private void feed(String text) throws Exception {
        parser.feed(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void eventsHaveNamesAndLines() throws Exception {
        feed("\uFEFFevent: update\ndata: one\ndata:two\n\ndata: nameless\n\n");
        assertThat(heard).containsExactly("update=one\ntwo", "message=nameless");
    }

    @Test
    void allEndsOfLinesAreUnderstood() throws Exception {
        feed("data: a\r\n\r\ndata: b\r\rdata: c\n\n");
        assertThat(heard).containsExactly("message=a", "message=b", "message=c");
    }

    @Test
    void bytesComeInAnyPortions() throws Exception {
        byte[] bytes = "event: é\r\ndata: 世界 🌍\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        for (byte one : bytes) {
            parser.feed(ByteBuffer.wrap(new byte[] {one}));
        }
        assertThat(heard).containsExactly("é=世界 🌍");
    }

    @Test
    void commentsAndUnknownFieldsShowLifeOnly() throws Exception {
        feed(":thump\nid: 7\nretry: 10\nnonsense\n\n");
        assertThat(heard).containsExactly("alive", "alive", "alive", "alive");
    }

    @Test
    void aNameWithoutDataIsNoEvent() throws Exception {
        feed("event: update\n\ndata: next\n\n");
        assertThat(heard).containsExactly("message=next");
    }

    @Test
    void whatNeverEndsIsBrokenOff() {
        assertThatThrownBy(() -> feed("data: " + "x".repeat(200))).hasMessageContaining("100 bytes");
        assertThatThrownBy(() -> feed("\n" + ("data: " + "x".repeat(40) + "\n").repeat(3)))
                .hasMessageContaining("100 bytes");
    }
}
