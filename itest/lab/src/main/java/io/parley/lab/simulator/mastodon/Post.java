// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A status as the people in the conversation see it.
 *
 * @param id on the simulated server
 * @param author the account that wrote it, with its domain when that is another
 * @param text as written, without markup
 * @param spoilerText the warning before the text, empty without one
 * @param visibility public, unlisted, private or direct
 * @param inReplyToId the status it answers, null when none or gone
 * @param mentions accounts that are addressed, in their order
 */
public record Post(
        String id,
        String author,
        String text,
        String spoilerText,
        String visibility,
        @Nullable String inReplyToId,
        List<String> mentions) {

    static Post of(Status status) {
        Status parent = status.parent();
        return new Post(
                status.id(),
                status.author().acct(),
                status.text(),
                status.spoilerText(),
                status.visibility().word(),
                parent == null ? null : parent.id(),
                status.mentions().stream().map(Person::acct).toList());
    }
}
