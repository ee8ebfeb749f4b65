// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a feed, as it stands there.
 *
 * @param stated the id that the feed gives it
 * @param link the page where people read it
 * @param title its title
 * @param body its contents, else its summary
 * @param author who wrote it
 * @param published when it was first published
 * @param updated when it was last edited
 * @param inReplyTo the id of the entry that it answers
 * @param enclosures files that belong to it
 * @param comments what it says of the comments on it
 */
record Entry(
        @Nullable String stated,
        @Nullable String link,
        Text title,
        Text body,
        @Nullable Author author,
        @Nullable Instant published,
        @Nullable Instant updated,
        @Nullable String inReplyTo,
        List<Enclosure> enclosures,
        Comments comments) {

    private static final int LONGEST_MARK = 200;

    /**
     * A file.
     *
     * @param link where it is, as written
     * @param mediaType as written
     * @param name for people
     * @param description how long and how large it is
     */
    record Enclosure(
            String link,
            @Nullable String mediaType,
            @Nullable String name,
            @Nullable String description) {}

    /**
     * The comments on an entry.
     *
     * @param feed where they are, as written
     * @param count how many there are; -1 if it does not say
     */
    record Comments(@Nullable String feed, int count) {

        static final Comments NONE = new Comments(null, -1);
    }

    Entry {
        enclosures = List.copyOf(enclosures);
    }

    /** What tells it from all others of its feed. */
    String id() {
        if (stated != null) {
            return stated;
        }
        if (link != null) {
            return link;
        }
        Text most = title.isBlank() ? body : title;
        return "sha256:" + Fingerprint.of(Stream.of(most.value(), "", String.valueOf(published)));
    }

    /** The id, made short where it is long. */
    String mark() {
        String id = id();
        return id.length() <= LONGEST_MARK ? id : "sha256:" + Fingerprint.of(Stream.of(id));
    }

    boolean isDated() {
        return published != null || updated != null;
    }

    boolean isEmpty() {
        return title.isBlank() && body.isBlank() && link == null && enclosures.isEmpty();
    }
}
