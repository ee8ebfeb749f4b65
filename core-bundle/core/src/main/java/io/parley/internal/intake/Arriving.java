// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.intake;

import io.parley.internal.store.Conversations;
import io.parley.internal.store.MessageJson;
import io.parley.internal.store.Profiles;
import io.parley.model.Change;
import io.parley.model.Message;
import java.util.List;

/** A change in the form in which it will be stored: made before the transaction, because the store has but one writer. */
sealed interface Arriving {

    /** Changes, in their order. */
    static List<Arriving> of(List<Change> changes) {
        return changes.stream().map(change -> change.accept(Forms.ALL)).toList();
    }

    /** Something was said. */
    record Said(
            Message message,
            String key,
            String fingerprint,
            String payload,
            Profiles.Sight author,
            Conversations.Sight conversation)
            implements Arriving {

        private static Said of(Change.MessageSeen seen) {
            Message message = seen.message();
            return new Said(
                    message,
                    message.id().key(),
                    MessageJson.fingerprint(message),
                    MessageJson.write(message),
                    Profiles.Sight.of(seen.author()),
                    Conversations.Sight.of(seen.conversation()));
        }
    }

    /** Something is gone. */
    record Gone(Change.MessageRemoved removed, String key) implements Arriving {}

    /** Somebody was seen. */
    record Person(Profiles.Sight profile) implements Arriving {}

    /** Makes the forms. */
    enum Forms implements Change.Visitor<Arriving> {
        /** Of all kinds. */
        ALL;

        @Override
        public Arriving messageSeen(Change.MessageSeen seen) {
            return Said.of(seen);
        }

        @Override
        public Arriving messageRemoved(Change.MessageRemoved removed) {
            return new Gone(removed, removed.subject().key());
        }

        @Override
        public Arriving profileSeen(Change.ProfileSeen seen) {
            return new Person(Profiles.Sight.of(seen.profile()));
        }
    }
}
