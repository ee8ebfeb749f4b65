// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.mapping.Facts;
import io.parley.internal.store.Conversations;
import io.parley.internal.store.Profiles;
import io.parley.internal.store.Profiles.Known;
import io.parley.internal.store.Tx;
import io.parley.model.Conversation;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite.PutContact;
import io.parley.spi.crm.CrmWrite.PutConversation;
import io.parley.spi.crm.CrmWrite.PutMessage;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a mapping may ask for when something is written. For one transaction. */
final class Circumstances {

    private final String target;
    private final Profiles profiles;
    private final Conversations conversations;

    Circumstances(Tx tx, String target) {
        this.target = target;
        this.profiles = new Profiles(tx);
        this.conversations = new Conversations(tx);
    }

    /** Reads many people at once. */
    void fetch(Collection<String> people) throws SQLException {
        profiles.fetch(people);
    }

    Facts of(PutContact write) {
        return begin(write.profile().id()).profile(write.profile());
    }

    /** @param first what the case began with; null if that is not kept any more */
    Facts of(PutConversation write, @Nullable Message first) throws SQLException {
        Conversation conversation = write.conversation();
        Facts facts = begin(conversation.id())
                .conversation(conversation, write.subject(), write.former().map(CrmRef::id))
                .account(accountOf(conversation.id()));
        customer(facts, write.contact().key());
        return first == null ? facts : facts.message(first);
    }

    Facts of(PutMessage write) throws SQLException {
        ExternalId belongs = write.message().conversation();
        Facts facts = begin(write.message().id())
                .message(write.message())
                .author(write.author())
                .account(accountOf(belongs));
        customer(facts, write.contact().key());
        Optional<Conversation> conversation = conversations.find(belongs.key());
        return conversation.isEmpty() ? facts : facts.conversation(conversation.get(), null);
    }

    private Facts begin(ExternalId id) {
        return new Facts(target, id.channel());
    }

    private void customer(Facts facts, String key) throws SQLException {
        Optional<Known> known = profiles.find(key);
        if (known.isPresent()) {
            facts.profile(known.get().profile());
        }
    }

    private @Nullable String accountOf(ExternalId conversation) throws SQLException {
        return conversations.accountOf(conversation.key()).orElse(null);
    }
}
