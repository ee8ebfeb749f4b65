// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Other addresses that a document names, as written.
 *
 * @param self its own
 * @param next where older entries are
 * @param hubs where one hears of it
 */
record Relations(@Nullable String self, @Nullable String next, List<String> hubs) {

    Relations {
        hubs = List.copyOf(hubs);
    }

    /** With what headers name; they go before the document, as WebSub has it. */
    Relations and(List<LinkHeader> links) {
        Stream<String> told = links.stream().filter(link -> link.has("hub")).map(LinkHeader::target);
        return new Relations(
                first(links, "self").orElse(self),
                next == null ? first(links, "next").orElse(null) : next,
                Stream.concat(told, hubs.stream()).distinct().toList());
    }

    private static Optional<String> first(List<LinkHeader> links, String relation) {
        return links.stream()
                .filter(link -> link.has(relation))
                .map(LinkHeader::target)
                .findFirst();
    }
}
