// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.SyncException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows a feed to its older pages, as RFC 5005 and JSON Feed name them, as far back as entries are wanted. */
final class Archive {

    private static final int MOST_PAGES = 20;
    private static final int MOST_ENTRIES = 2_000;

    private final FeedSource source;

    Archive(FeedSource source) {
        this.source = source;
    }

    /** The document with the entries of its older pages; those that cannot be read are left out. */
    FeedDocument complete(FeedDocument document, URI address, Instant since)
            throws SyncException, InterruptedException {
        List<Entry> entries = new ArrayList<>(document.entries());
        Set<URI> seen = new HashSet<>(Set.of(address));
        FeedDocument page = document;
        URI at = address;
        while (seen.size() < MOST_PAGES && entries.size() < MOST_ENTRIES && !reaches(page, since)) {
            URI base = at;
            Optional<URI> next = Links.read(base, page.relations().next())
                    .filter(older -> Hosts.origin(older).equals(Hosts.origin(base)));
            if (next.isEmpty() || !seen.add(next.get())) {
                break;
            }
            at = next.get();
            try {
                page = source.read(at, Validators.NONE).document().orElse(document);
            } catch (SyncException.ItemRejected | SyncException.RecordGone | UnreadableFeedException e) {
                break;
            }
            entries.addAll(page.entries());
        }
        return document.with(entries);
    }

    /** Whether a page has entries that are older than wanted, or nobody knows how old: then no other page is asked for. */
    private static boolean reaches(FeedDocument page, Instant since) {
        return page.entries().isEmpty()
                || page.entries().stream()
                        .anyMatch(entry ->
                                entry.published() == null || entry.published().isBefore(since));
    }
}
