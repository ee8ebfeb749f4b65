// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.traffic;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message in one of its revisions, as the channel shows it.
 *
 * @param id of the message, the same in all revisions
 * @param revision 1 for the first
 * @param thread in which it stands
 * @param person who wrote it
 * @param customer whose affair it is: the person, or whom the company answers
 * @param outbound whether the company wrote it
 * @param inReplyTo the message that it answers
 * @param text what it says
 * @param at when
 */
public record Post(
        String id,
        long revision,
        String thread,
        String person,
        String customer,
        boolean outbound,
        @Nullable String inReplyTo,
        String text,
        Instant at) {

    Post edited(String newText, Instant when) {
        return new Post(id, revision + 1, thread, person, customer, outbound, inReplyTo, newText, when);
    }
}
