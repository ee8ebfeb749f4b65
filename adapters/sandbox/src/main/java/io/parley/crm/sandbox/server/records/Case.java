// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.records;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one person says in one conversation.
 *
 * @param id the CRM's number
 * @param subject a title in one line
 * @param status where it stands
 * @param owner who cares for it; edited by people
 * @param contact whose case it is
 * @param channel type of the channel
 * @param form what sort of exchange it is, such as {@code review}
 * @param url where the conversation can be read; comes from outside
 * @param openedAt when it was made
 * @param updatedAt when anything in it changed last
 */
public record Case(
        long id,
        String subject,
        Status status,
        @Nullable String owner,
        long contact,
        String channel,
        String form,
        @Nullable String url,
        Instant openedAt,
        Instant updatedAt) {}
