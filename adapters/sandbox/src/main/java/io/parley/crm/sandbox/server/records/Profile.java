// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.records;

import org.jspecify.annotations.Nullable;

/**
 * A person as a channel shows them.
 *
 * @param key the channel's name for it, the same for ever
 * @param channel type of the channel
 * @param name what people read
 * @param handle as the channel writes it
 * @param url the page of the profile; comes from outside
 * @param bio what the person says of themselves
 * @param location what the person says
 * @param followers how many follow
 * @param verified whether the channel vouches for it
 */
public record Profile(
        String key,
        String channel,
        String name,
        @Nullable String handle,
        @Nullable String url,
        @Nullable String bio,
        @Nullable String location,
        @Nullable Long followers,
        boolean verified) {}
