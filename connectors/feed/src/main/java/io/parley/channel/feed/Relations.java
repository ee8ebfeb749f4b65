// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Other addresses that a document names, as written.
 *
 * @param self its own
 * @param next where older entries are
 * @param hubs where one hears of it
 */
record Relations(
        @Nullable String self,
        @Nullable String next,
        List<String> hubs) {

    static final Relations NONE = new Relations(null, null, List.of());

    Relations {
        hubs = List.copyOf(hubs);
    }
}
