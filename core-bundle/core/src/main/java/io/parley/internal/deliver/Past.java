// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.mapping.Facts;
import io.parley.internal.store.Cases;
import io.parley.internal.store.Cases.Case;
import io.parley.internal.store.Conversations;
import io.parley.internal.store.Items;
import io.parley.internal.store.Links;
import io.parley.internal.store.Profiles;
import io.parley.internal.store.Profiles.Known;
import io.parley.internal.store.Standing;
import io.parley.internal.store.Standing.Delivered;
import io.parley.internal.store.Standing.Linked;
import io.parley.internal.store.Tx;
import io.parley.model.Conversation;
import io.parley.model.Message;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was written once, as the writes and circumstances by which it would be mapped today. For one transaction. */
final class Past {

    private final String target;
    private final Items items;
    private final Cases cases;
    private final Links links;
    private final Profiles profiles;
    private final Conversations conversations;
    private final Circumstances circumstances;
    private final Standing standing;

    Past(Tx tx, String target) {
        this.target = target;
        this.items = new Items(tx);
        this.cases = new Cases(tx);
        this.links = new Links(tx);
        this.profiles = new Profiles(tx);
        this.conversations = new Conversations(tx);
        this.circumstances = new Circumstances(tx, target);
        this.standing = new Standing(tx);
    }

    /**
     * A record that stands in the CRM.
     *
     * @param place its key or number
     * @param write with its ref
     * @param facts for its mapping
     * @param passengers the person, and the conversation, that nobody else may write to meanwhile
     */
    record Record(String place, CrmWrite write, Facts facts, List<String> passengers) {

        CrmRef ref() {
            return write.ref().orElseThrow();
        }
    }

    Optional<Record> contact(Linked linked) throws SQLException {
        Optional<Known> known = profiles.find(linked.key());
        return known.map(person -> {
            CrmWrite.PutContact write = new CrmWrite.PutContact(linked.key(), linked.ref(), false, person.profile());
            return new Record(linked.key(), write, circumstances.of(write), List.of(linked.key()));
        });
    }

    Optional<Record> conversation(Linked linked) throws SQLException {
        Optional<Case> known = cases.find(target, linked.key());
        Optional<Conversation> conversation = known.isEmpty()
                ? Optional.empty()
                : conversations.find(known.get().conversation());
        if (known.isEmpty() || conversation.isEmpty()) {
            return Optional.empty();
        }
        Optional<Long> begin = standing.beginning(target, linked.key());
        Optional<Items.Content> content = begin.isEmpty() ? Optional.empty() : Optional.of(items.content(begin.get()));
        @Nullable Message first = content.filter(kept -> kept.payload() != null)
                .map(Items.Content::message)
                .orElse(null);
        String subject = first == null
                ? conversation.get().subject().orElse("")
                : Subjects.of(conversation.get(), first, content.get().foundBy());
        CrmWrite.PutConversation write = new CrmWrite.PutConversation(
                linked.key(), linked.ref(), false, parent(known.get().author()), conversation.get(), subject);
        return Optional.of(new Record(
                linked.key(),
                write,
                circumstances.of(write, first),
                List.of(known.get().author(), known.get().conversation())));
    }

    /** Empty if what it says is not kept any more. */
    Optional<Record> message(Delivered delivered) throws SQLException {
        Optional<Case> known = delivered.caseKey() == null ? Optional.empty() : cases.find(target, delivered.caseKey());
        Items.Content content = items.content(delivered.itemId());
        if (known.isEmpty() || content.payload() == null) {
            return Optional.empty();
        }
        Message message = content.message();
        Optional<Known> author = profiles.find(message.author().key());
        if (author.isEmpty()) {
            return Optional.empty();
        }
        CrmWrite.PutMessage write = new CrmWrite.PutMessage(
                delivered.key(),
                delivered.ref(),
                false,
                parent(known.get().key()),
                parent(known.get().author()),
                message,
                author.get().profile(),
                delivered.revision());
        return Optional.of(new Record(
                Long.toString(delivered.id()),
                write,
                circumstances.of(write),
                List.of(known.get().author(), delivered.lane())));
    }

    private Parent parent(String key) throws SQLException {
        return new Parent(key, links.find(target, key).map(Links.Link::ref).orElse(null));
    }
}
