// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.model.Change;
import io.parley.model.Conversation;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import java.time.Instant;

/** Whether what was read can be stored and read again. */
public final class Storable {

    private Storable() {}

    /** Stores a change as text, and reads it. */
    public static void check(Change change) {
        if (change instanceof Change.MessageSeen seen) {
            message(seen.message());
            conversation(seen.conversation());
            profile(seen.author());
        }
    }

    private static void message(Message message) {
        same(MessageJson.write(message), MessageJson.write(MessageJson.read(MessageJson.write(message))));
        moment(message.sentAt());
        message.expiresAt().ifPresent(Storable::moment);
    }

    private static void conversation(Conversation conversation) {
        String json = ConversationJson.write(conversation);
        same(json, ConversationJson.write(ConversationJson.read(json)));
        moment(conversation.startedAt());
    }

    private static void profile(SocialProfile profile) {
        String json = ProfileJson.write(profile);
        same(json, ProfileJson.write(ProfileJson.read(json)));
        moment(profile.observedAt());
    }

    private static void moment(Instant moment) {
        if (moment.toEpochMilli() > Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli()) {
            throw new AssertionError("no CRM takes " + moment);
        }
    }

    private static void same(String written, String again) {
        if (!written.equals(again)) {
            throw new AssertionError("stored " + written + " and read " + again);
        }
    }
}
