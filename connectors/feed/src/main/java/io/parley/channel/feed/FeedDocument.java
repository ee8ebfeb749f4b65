// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed, whatever its format.
 *
 * @param title of the feed
 * @param site the page that it belongs to, as written
 * @param language as written
 * @param date when it last changed as a whole
 * @param author who wrote what names no author
 * @param rhythm how often it wants to be asked
 * @param relations other addresses that it names
 * @param entries in the order of the document
 * @param reading how well it could be read
 */
record FeedDocument(
        Text title,
        @Nullable String site,
        @Nullable String language,
        @Nullable Instant date,
        @Nullable Author author,
        Rhythm rhythm,
        Relations relations,
        List<Entry> entries,
        Reading reading) {

    /** How well a document could be read. */
    enum Reading {
        /** As it should be. */
        WELL,
        /** It is broken, and was read as browsers do. */
        FORGIVEN,
        /** Its end is missing; what could be read is there. */
        CUT_OFF
    }

    FeedDocument {
        entries = List.copyOf(entries);
    }

    FeedDocument with(List<Entry> others) {
        return new FeedDocument(title, site, language, date, author, rhythm, relations, others, reading);
    }

    /** With what the headers of its answer name besides. */
    FeedDocument told(List<LinkHeader> links) {
        return new FeedDocument(title, site, language, date, author, rhythm, relations.and(links), entries, reading);
    }

    /** Differs for different entries; what a server writes around them anew each time does not count. */
    String fingerprint() {
        return Fingerprint.of(entries.stream().map(Entry::toString));
    }

    /** What works, but not well. */
    List<String> warnings(String stream) {
        List<String> warnings = new ArrayList<>();
        long undated = entries.stream().filter(entry -> !entry.isDated()).count();
        long ids = entries.stream().map(Entry::id).distinct().count();
        if (reading == Reading.FORGIVEN) {
            warnings.add(
                    "The feed of " + stream + " is not well-formed: it was read as browsers do; a validator for feeds"
                            + " shows its owner what is wrong.");
        } else if (reading == Reading.CUT_OFF) {
            warnings.add("The feed of " + stream + " is cut off: its first " + entries.size()
                    + " entries were read; ask its owner why it ends there.");
        }
        if (entries.isEmpty()) {
            warnings.add("The feed of " + stream + " has no entries at the moment.");
        }
        if (undated > 0) {
            warnings.add(undated + " of the " + entries.size() + " entries in the feed of " + stream
                    + " have no date: all of them count as new when the account is connected.");
        }
        if (ids < entries.size()) {
            warnings.add((entries.size() - ids) + " of the " + entries.size() + " entries in the feed of " + stream
                    + " have the id of another one: of each id only the newest entry is read.");
        }
        return warnings;
    }
}
