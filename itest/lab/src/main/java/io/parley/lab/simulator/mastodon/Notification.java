// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an account is told; a filtered one is kept aside until it is asked for. */
record Notification(
        long id,
        String type,
        Instant createdAt,
        Person from,
        @Nullable Status status,
        boolean filtered) {}
