// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.model.ContactPoint;
import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.Direction;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.ReplyPolicy;
import io.parley.model.SocialProfile;
import io.parley.model.Visibility;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who speaks on the test channel, and what a message of theirs looks like. */
final class TestVoices {

    private final InstantSource clock;
    private final Map<String, String> bios = new HashMap<>();
    private final Map<String, List<ContactPoint>> points = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private ReplyPolicy policy = ReplyPolicy.allowed();

    TestVoices(InstantSource clock) {
        this.clock = clock;
    }

    void policy(ReplyPolicy newPolicy) {
        policy = newPolicy;
    }

    void changeBio(String person, String bio) {
        bios.put(person, bio);
    }

    /** What is known of somebody besides; said whenever they are seen. */
    void introduce(String person, String name, List<ContactPoint> known) {
        names.put(person, name);
        points.put(person, known);
    }

    Message.Builder message(String thread, String person, String id, String text, Direction direction) {
        return Message.of(new ExternalId("test", "messages", id))
                .conversation(conversation(thread).id())
                .author(new ExternalId("test", "people", person))
                .direction(direction)
                .text(text)
                .sentAt(clock.instant())
                .replyPolicy(policy);
    }

    SocialProfile person(String id) {
        SocialProfile.Builder person = SocialProfile.of(new ExternalId("test", "people", id))
                .displayName(names.getOrDefault(id, "Person " + id))
                .bio(bios.get(id))
                .observedAt(clock.instant());
        points.getOrDefault(id, List.of()).forEach(person::contactPoint);
        return person.build();
    }

    static Conversation conversation(String id) {
        return Conversation.of(new ExternalId("test", "threads", id), ConversationKind.PUBLIC_THREAD, Visibility.PUBLIC)
                .startedAt(Instant.parse("2026-05-04T12:00:00Z"))
                .build();
    }
}
