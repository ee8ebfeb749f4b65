// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import io.parley.model.Message;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that was put aside for a person.
 *
 * @param id its name
 * @param cause why, for programs
 * @param reason why, for people
 * @param party who has to do with it first: the target that it was to be written into, else the account
 * @param account of the channel
 * @param target of the CRM; null if it did not get as far
 * @param kind what it is: {@link Items.Kind}, or REPLY
 * @param key of the thing
 * @param at when it was put aside
 * @param payload as it is kept: a message in its stored form, else text; null where there is none
 */
public record ParkedRow(
        ParkedId id,
        Cause cause,
        String reason,
        String party,
        String account,
        @Nullable String target,
        String kind,
        String key,
        Instant at,
        @Nullable String payload) {

    /** {@return what was said; empty where nothing was} */
    public String text() {
        if (payload == null) {
            return "";
        }
        return kind.equals(Items.Kind.MESSAGE.name()) ? message().text() : payload;
    }

    /** {@return the message; of one whose payload is still kept} */
    public Message message() {
        return MessageJson.read(Objects.requireNonNull(payload));
    }

    /** {@return its place in the list} */
    public ParkedPosition position() {
        return new ParkedPosition(at, id);
    }
}
