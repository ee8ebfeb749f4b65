// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class CrmBookTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final CrmBook book = new CrmBook();

    @Test
    void aMessageWithItsParentsIsTakenWithoutAFault() throws Exception {
        parents(book, "case:1");
        message(book, 1, 1, "case:1");
        assertThat(book.state().path("faults")).isEmpty();
        assertThat(book.state().path("messages").asInt()).isEqualTo(1);
    }

    @Test
    void aMessageWithoutItsCaseIsAFault() throws Exception {
        message(book, 1, 1, "case:1");
        assertThat(book.state().path("faults").toString()).contains("not there");
    }

    @Test
    void aMessageThatOvertookAnotherIsAFault() throws Exception {
        parents(book, "case:1");
        message(book, 2, 1, "case:1");
        message(book, 1, 1, "case:1");
        assertThat(book.state().path("faults").toString()).contains("came behind");
    }

    @Test
    void anOlderRevisionIsAFaultAndTheSameOneARepeat() throws Exception {
        parents(book, "case:1");
        message(book, 1, 2, "case:1");
        message(book, 1, 2, "case:1");
        assertThat(book.state().path("repeats").asInt()).isEqualTo(1);
        assertThat(book.state().path("faults")).isEmpty();
        message(book, 1, 1, "case:1");
        assertThat(book.state().path("faults").toString()).contains("went back");
    }

    @Test
    void theDigestKnowsContentsAndNotTheNamesOfCases() throws Exception {
        CrmBook other = new CrmBook();
        parents(book, "case:1");
        parents(other, "another");
        message(book, 1, 1, "case:1");
        message(other, 1, 1, "another");
        assertThat(Digest.of(other.contents())).isEqualTo(Digest.of(book.contents()));
        message(other, 1, 2, "another");
        assertThat(Digest.of(other.contents())).isNotEqualTo(Digest.of(book.contents()));
    }

    private static void parents(CrmBook book, String key) throws JsonProcessingException {
        book.write(JSON.readTree("{\"kind\":\"contact\",\"key\":\"rig:a0/p1\",\"name\":\"Person p1\"}"));
        book.write(JSON.readTree("{\"kind\":\"conversation\",\"key\":\"" + key
                + "\",\"conversation\":\"rig:a0/t1\",\"contact\":{\"key\":\"rig:a0/p1\"}}"));
    }

    private static void message(CrmBook book, int number, int revision, String key) throws JsonProcessingException {
        book.write(JSON.readTree("{\"kind\":\"message\",\"key\":\"rig:a0/u" + number + "\",\"revision\":" + revision
                + ",\"conversation\":\"rig:a0/t1\",\"text\":\"state " + revision + "\",\"case\":{\"key\":\"" + key
                + "\"}}"));
    }
}
