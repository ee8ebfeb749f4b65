// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import org.jspecify.annotations.Nullable;

/** What stands at the address is no feed, or none that can be read. */
final class UnreadableFeedException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableFeedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
