// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.Cursor;
import io.parley.spi.Fingerprint;
import io.parley.spi.Untrusted;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What was read of a list that is ordered by time and in which something may appear late: everything up to a floor, and some
 * of what is newer, by name. Immutable; always fits into a cursor with 1,300 characters to spare.
 *
 * <p>How late something may appear is the overlap: the floor stays so far below the newest that was read. Where more was
 * read meanwhile than a cursor holds (some hundred names), the floor rises to the oldest of these, so it must be
 * read oldest first, in the order of {@link Mark}.
 */
public final class Watermark {

    private static final int MOST_CHARACTERS = 2_600;
    private static final String FLOOR = "floor";
    private static final String LAST = "last";
    private static final String SEEN = "seen";

    private final Mark floor;
    private final Map<String, Instant> seen;

    private Watermark(Mark floor, Map<String, Instant> seen) {
        this.floor = floor;
        this.seen = Map.copyOf(seen);
    }

    /**
     * Where an entry stands in a list. Marks are sorted by time, then shorter names first, then by their characters; so numbers
     * of at most 20 digits are in their own order.
     *
     * @param at when, kept in milliseconds; what lies outside the years 1970 to 9999 counts as their beginning or end
     * @param name what the entry is known by in this list; where it is not 1 to 20 plain characters, a short fingerprint is
     *     kept
     */
    public record Mark(Instant at, String name) implements Comparable<Mark> {

        private static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z");
        private static final Pattern KEPT = Pattern.compile("[!-~&&[^\"\\\\]]{0,20}");
        private static final int BYTES = 6;
        private static final Comparator<Mark> ORDER = Comparator.comparing(Mark::at)
                .thenComparing(mark -> mark.name().length())
                .thenComparing(Mark::name);

        /** Keeps what fits into a cursor. */
        public Mark {
            at = at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at.isAfter(END) ? END : at.truncatedTo(ChronoUnit.MILLIS);
            if (!KEPT.matcher(name).matches()) {
                name = Base64.getUrlEncoder().encodeToString(Arrays.copyOf(Fingerprint.of(name), BYTES));
            }
        }

        @Override
        public int compareTo(Mark other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Where reading stands.
     *
     * @param request what the agent asks for
     * @return what its cursor keeps; without one, everything older than wanted counts as read
     * @throws IllegalStateException if the cursor keeps no watermark
     */
    public static Watermark of(PullRequest request) {
        if (request.after().isEmpty()) {
            Instant since = new Mark(request.since(), "").at();
            boolean exact = !since.isBefore(request.since());
            return new Watermark(new Mark(exact ? since : since.plusMillis(1), ""), Map.of());
        }
        JsonNode tree = request.after().get().tree();
        Instant at = Untrusted.time(tree, FLOOR)
                .orElseThrow(() -> new IllegalStateException(
                        "the stored cursor does not say how far was read; reset the stream to start again"));
        Map<String, Instant> seen = new HashMap<>();
        tree.path(SEEN)
                .properties()
                .forEach(one ->
                        seen.put(one.getKey(), at.plusMillis(one.getValue().asLong())));
        return new Watermark(new Mark(at, tree.path(LAST).asText("")), seen);
    }

    /** {@return the moment before which everything was read, or is not wanted; nothing older need be asked for} */
    public Instant floor() {
        return floor.at();
    }

    /**
     * Whether an entry is still to be read.
     *
     * @param mark where it stands
     * @return whether it is neither below the floor nor known by name
     */
    public boolean lacks(Mark mark) {
        return mark.compareTo(floor) > 0 && !seen.containsKey(mark.name());
    }

    /**
     * The watermark after further reading.
     *
     * @param read the oldest entries that it lacked, wanted or not
     * @param overlap how late something may appear
     * @param now by the channel's clock, as far as known: an entry that bears a time to come hides nothing that is written
     *     until then
     * @return the new watermark
     */
    public Watermark after(Collection<Mark> read, Duration overlap, Instant now) {
        TreeSet<Mark> marks = new TreeSet<>(read);
        seen.forEach((name, at) -> marks.add(new Mark(at, name)));
        Mark raised = floor;
        if (!marks.isEmpty()) {
            Instant newest = marks.last().at();
            Instant settled = (newest.isBefore(now) ? newest : now).minus(overlap);
            raised = settled.isAfter(floor.at()) ? new Mark(settled, "") : floor;
        }
        int characters = 0;
        Map<String, Instant> kept = new HashMap<>();
        for (Mark mark : marks.descendingSet()) {
            characters += mark.name().length()
                    + "\"\":,".length()
                    + String.valueOf(offset(raised, mark.at())).length();
            if (characters > MOST_CHARACTERS && mark.compareTo(raised) > 0) {
                raised = mark;
            }
            if (mark.compareTo(raised) <= 0) {
                break;
            }
            kept.putIfAbsent(mark.name(), mark.at());
        }
        return new Watermark(raised, kept);
    }

    /** {@return how it is kept, for cursors that keep something else besides} */
    public ObjectNode toTree() {
        ObjectNode tree =
                JsonNodeFactory.instance.objectNode().put(FLOOR, floor.at().toString());
        if (!floor.name().isEmpty()) {
            tree.put(LAST, floor.name());
        }
        ObjectNode names = tree.putObject(SEEN);
        seen.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> names.put(one.getKey(), offset(floor, one.getValue())));
        return tree;
    }

    private static long offset(Mark floor, Instant at) {
        return Duration.between(floor.at(), at).toMillis();
    }

    /** {@return how it is kept} */
    public Cursor toCursor() {
        return Cursor.of(toTree());
    }
}
