// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * An entry with its times.
 *
 * @param entry the entry
 * @param sentAt when it was first sent
 * @param changedAt when it was last edited
 */
record DatedEntry(Entry entry, Instant sentAt, Instant changedAt) {

    /**
     * The wanted entries of a document, oldest first. Of several with one id only the newest counts. Entries without any
     * date cannot be told old from new, so none is left out: they get the date of the feed, or the moment from which on
     * entries are wanted where that is later.
     */
    static List<DatedEntry> sorted(FeedDocument document, Instant since) {
        Instant undated = document.date() != null && document.date().isAfter(since) ? document.date() : since;
        BinaryOperator<DatedEntry> newest = (one, other) -> other.changedAt.isAfter(one.changedAt) ? other : one;
        Map<String, DatedEntry> byId = new LinkedHashMap<>();
        for (Entry entry : document.entries()) {
            byId.merge(entry.id(), of(entry, undated), newest);
        }
        return byId.values().stream()
                .filter(dated -> !dated.changedAt.isBefore(since))
                .sorted(Comparator.comparing(DatedEntry::position))
                .toList();
    }

    Position position() {
        return new Position(sentAt, entry.mark());
    }

    private static DatedEntry of(Entry entry, Instant undated) {
        Instant updated = entry.updated();
        Instant sentAt = entry.published() != null ? entry.published() : updated != null ? updated : undated;
        return new DatedEntry(entry, sentAt, updated != null && updated.isAfter(sentAt) ? updated : sentAt);
    }
}
