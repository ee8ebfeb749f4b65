// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.internal.store.Items;
import io.parley.internal.store.ParkedRow;
import io.parley.internal.store.Profiles;
import io.parley.internal.store.Profiles.Known;
import io.parley.internal.store.Replies;
import io.parley.internal.store.Replies.StoredReply;
import io.parley.internal.store.Stage;
import io.parley.internal.store.Tx;
import io.parley.model.Message;
import io.parley.spi.crm.CrmRef;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person needs to decide about something that was put aside; what is null does not concern it, or is not kept.
 *
 * @param row what is listed
 * @param author name of the person whom it is from or about
 * @param conversation key of the conversation
 * @param sentAt when it was sent on the channel, or written in the CRM
 * @param caseRecord the case in which an answer was written
 * @param record the record that is the answer
 */
public record ParkedDetails(
        ParkedRow row,
        @Nullable String author,
        @Nullable String conversation,
        @Nullable Instant sentAt,
        @Nullable CrmRef caseRecord,
        @Nullable CrmRef record) {

    static ParkedDetails of(Tx tx, ParkedRow row) throws SQLException {
        if (row.id().stage() == Stage.REPLY) {
            StoredReply reply = new Replies(tx).find(row.id().number()).orElseThrow();
            return new ParkedDetails(
                    row, null, reply.conversation(), reply.writtenAt(), reply.caseRef(), reply.record());
        }
        if (row.kind().equals(Items.Kind.MESSAGE.name()) && row.payload() != null) {
            Message message = row.message();
            String author = name(tx, message.author().key());
            return new ParkedDetails(row, author, message.conversation().key(), message.sentAt(), null, null);
        }
        if (row.kind().equals(Items.Kind.PROFILE.name())) {
            String person = row.key().substring(row.key().indexOf(':') + 1);
            return new ParkedDetails(row, name(tx, person), null, null, null, null);
        }
        return new ParkedDetails(row, null, null, null, null, null);
    }

    private static @Nullable String name(Tx tx, String person) throws SQLException {
        return new Profiles(tx)
                .find(person)
                .map(Known::profile)
                .map(profile -> profile.displayName())
                .orElse(null);
    }
}
