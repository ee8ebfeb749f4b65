// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.pages;

import io.parley.crm.sandbox.server.records.Case;
import io.parley.crm.sandbox.server.web.Links;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A case as pages show it.
 *
 * @param link to its page
 * @param subject in one line
 * @param status in one word, for styles
 * @param statusLabel for people
 * @param closed whether it is closed
 * @param owner who cares for it
 * @param channel type of the channel
 * @param form what sort of exchange it is, for people
 * @param url of the conversation, safe to follow
 * @param opened when it was made
 * @param updated when something in it changed last
 */
record CaseView(
        String link,
        String subject,
        String status,
        String statusLabel,
        boolean closed,
        @Nullable String owner,
        String channel,
        String form,
        @Nullable String url,
        Moment opened,
        Moment updated) {

    static CaseView of(Case shown, Instant now) {
        return new CaseView(
                "/crm/cases/" + shown.id(),
                shown.subject(),
                shown.status().word(),
                shown.status().label(),
                shown.status().word().equals("closed"),
                shown.owner(),
                shown.channel(),
                shown.form().replace('_', ' ').toLowerCase(Locale.ROOT),
                Links.safe(shown.url()).orElse(null),
                Moment.of(shown.openedAt(), now),
                Moment.of(shown.updatedAt(), now));
    }
}
