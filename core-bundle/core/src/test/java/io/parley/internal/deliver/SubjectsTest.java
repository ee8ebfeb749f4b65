// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.Visibility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectsTest {

    private static final ExternalId ID = new ExternalId("test", "", "1");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Where is it?                 | Where is it?",
                "@brand Where is it?          | Where is it?",
                "@brand @shop@x.example Help! | Help!",
                "@brand                       | @brand",
                "''                           | (no text)",
                "'one\ntwo'                   | one two"
            })
    void isWhatIsSaid(String text, String subject) {
        assertThat(subject(null, text.replace("\\n", "\n"))).isEqualTo(subject);
    }

    @Test
    void isThatOfTheConversationWhereThereIsOne() {
        assertThat(subject("Spring sale", "Is it over?")).isEqualTo("Spring sale");
    }

    @Test
    void fitsIntoALine() {
        assertThat(subject(null, "x".repeat(1_000))).hasSize(200).endsWith("…");
    }

    @Test
    void anyNumberOfNamesIsPassedOver() {
        assertThat(subject(null, "@a ".repeat(60_000) + "Help!")).isEqualTo("Help!");
    }

    @Test
    void tellsWhatWasFoundFromWhatWasSaid() {
        assertThat(subject(null, "I love it", "#kettles")).isEqualTo("Found by #kettles: I love it");
        assertThat(subject("Spring sale", "Is it over?", "#kettles")).isEqualTo("Found by #kettles: Spring sale");
    }

    private static String subject(@Nullable String ofConversation, String text) {
        return subject(ofConversation, text, null);
    }

    private static String subject(@Nullable String ofConversation, String text, @Nullable String foundBy) {
        Conversation conversation = Conversation.of(ID, ConversationKind.PUBLIC_THREAD, Visibility.PUBLIC)
                .subject(ofConversation)
                .startedAt(Instant.EPOCH)
                .build();
        Message message = Message.of(ID)
                .conversation(ID)
                .author(ID)
                .text(text)
                .sentAt(Instant.EPOCH)
                .build();
        return Subjects.of(conversation, message, foundBy);
    }
}
