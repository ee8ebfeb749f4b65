// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Change;
import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.Direction;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.model.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is missing is gone, what is there is read, and what cannot be read spoils nothing else. */
class SecondLookTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static Change.MessageSeen seen(String name, String text, long revision) {
        SocialProfile author =
                SocialProfile.of(id("ada")).displayName("Ada").observedAt(NOON).build();
        Conversation conversation = Conversation.of(id("thread"), ConversationKind.PUBLIC_THREAD, Visibility.PUBLIC)
                .startedAt(NOON)
                .build();
        Message.Builder message = Message.of(id(name))
                .conversation(conversation.id())
                .author(author.id())
                .direction(Direction.INBOUND)
                .text(text)
                .sentAt(NOON);
        if (revision > 0) {
            message.revision(revision);
        }
        return new Change.MessageSeen(message.build(), author, conversation);
    }

    private static ExternalId id(String name) {
        return new ExternalId("test", "", name);
    }

    @Test
    void eachMessageIsJudgedByItself() {
        List<Change.MessageSeen> known =
                List.of(seen("gone", "", 0), seen("broken", "", 0), seen("other", "", 0), seen("edited", "", 0));
        Map<String, String> found = Map.of("broken", "throw", "other", "other", "edited", "new words", "more", "more");
        List<Change> changes = SecondLook.compare(known, found, (text, before) -> switch (text) {
            case "throw" -> throw new ArithmeticException();
            case "other" -> seen("another", text, 0);
            default -> seen(before.subject().id(), text, 0);
        });
        assertThat(changes).extracting(change -> change.subject().id()).containsExactly("gone", "edited");
        assertThat(changes.get(0)).isInstanceOf(Change.MessageRemoved.class);
        assertThat(((Change.MessageSeen) changes.get(1)).message().text()).isEqualTo("new words");
    }

    @Test
    void aRemovalIsNewerThanWhatWasKnown() {
        List<Change> changes =
                SecondLook.compare(List.of(seen("a", "", 7), seen("b", "", 0)), Map.of(), (text, before) -> before);
        assertThat(((Change.MessageRemoved) changes.get(0)).revision()).hasValue(8);
        assertThat(((Change.MessageRemoved) changes.get(1)).revision()).isEmpty();
    }
}
