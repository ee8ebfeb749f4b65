// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Watermark.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a list that only leads from its newest entry backwards, oldest first: walks to where it was read before, leaving a
 * trail, and comes forward along the trail. Where the way is long, it stops at times to leave a cursor. Made anew for each
 * pull.
 *
 * <p>Whatever is inserted or deleted meanwhile, and at whichever cursor reading goes on, nothing is passed by and nothing
 * comes twice, unless it appears later than the overlap says, or more entries bear the same millisecond than a
 * {@link Watermark} knows by name. What appears late in the middle of a walk comes with the next one.
 *
 * @param <T> what an entry is to the connector
 */
public final class BackwardList<T> {

    private static final int MOST_PARTS = 40;

    private final Source<T> source;
    private final Duration overlap;
    private final boolean placesLast;
    private final Instant now = Instant.now();
    private final Map<String, Part<T>> parts = new HashMap<>();
    private final Set<String> met = new HashSet<>();

    private BackwardList(Source<T> source, Duration overlap, boolean placesLast) {
        this.source = source;
        this.overlap = overlap;
        this.placesLast = placesLast;
    }

    /**
     * A list whose pages are found by tokens that name a place in it.
     *
     * @param source reads pages
     * @param overlap how late an entry may appear among older ones
     * @param <T> what an entry is to the connector
     * @return the list
     */
    public static <T> BackwardList<T> of(Source<T> source, Duration overlap) {
        return new BackwardList<>(source, overlap, true);
    }

    /**
     * A list whose pages are counted from its newest entry: their places shift with everything that is inserted, so that each
     * pull walks anew. The source should let pages overlap, against deletions between two of them, and end the list in time.
     *
     * @param source reads pages
     * @param overlap how late an entry may appear among older ones
     * @param <T> what an entry is to the connector
     * @return the list
     */
    public static <T> BackwardList<T> counted(Source<T> source, Duration overlap) {
        return new BackwardList<>(source, overlap, false);
    }

    /**
     * Reads pages of a list.
     *
     * @param <T> what an entry is to the connector
     */
    @FunctionalInterface
    public interface Source<T> {

        /**
         * Reads a page.
         *
         * @param place where it begins: empty for the newest entry, else as an earlier page said
         * @return the page
         * @throws SyncException if it cannot be read; ItemRejected, RecordGone or Transient also for a place that was forgotten
         * @throws InterruptedException if the plug-in is leaving
         */
        Part<T> read(String place) throws SyncException, InterruptedException;
    }

    /**
     * A page.
     *
     * @param newestFirst all its entries, also those that are not wanted
     * @param next the place of the next, older page; empty for the last page
     * @param <T> what an entry is to the connector
     */
    public record Part<T>(List<Entry<T>> newestFirst, String next) {}

    /**
     * An entry.
     *
     * @param name what it is known by in this list
     * @param at its time; empty if that cannot be read: then it stands beside the one before it, the first one
     *     beside the first that has a time
     * @param item what it is to the connector
     * @param <T> what an entry is to the connector
     */
    public record Entry<T>(String name, Optional<Instant> at, T item) {}

    /**
     * Some of what was not read yet.
     *
     * @param items oldest first
     * @param next the cursor behind them
     * @param more whether there is more to be read at once
     * @param <T> what an entry is to the connector
     */
    public record Unread<T>(List<T> items, Cursor next, boolean more) {}

    private record Marked<T>(Mark mark, T item) {}

    /**
     * Reads on.
     *
     * @param request what the agent asks for
     * @return at most as many entries as it wants, perhaps none although there are more
     * @throws SyncException as the source does; Transient also if the list has no end
     * @throws InterruptedException as the source does
     */
    public Unread<T> next(PullRequest request) throws SyncException, InterruptedException {
        Watermark read = Watermark.of(request);
        Trail trail = Trail.in(request);
        try {
            return walk(read, trail, request.limit());
        } catch (SyncException.ItemRejected | SyncException.RecordGone | SyncException.Transient e) {
            if (trail.places().isEmpty()) {
                throw e;
            }
            // Whoever is asked for a place that was forgotten says that, or simply fails.
            parts.clear();
            met.clear();
            return walk(read, Trail.NONE, request.limit());
        }
    }

    private Unread<T> walk(Watermark read, Trail trail, int limit) throws SyncException, InterruptedException {
        Instant upTo = later(trail.upTo(), read.floor());
        List<String> places = new ArrayList<>(trail.places());
        String behind = "";
        while (parts.size() < MOST_PARTS || parts.containsKey(end(places))) {
            Part<T> part = part(end(places));
            List<Marked<T>> entries = marked(part);
            Instant oldest = entries.isEmpty()
                    ? Instant.EPOCH
                    : entries.get(entries.size() - 1).mark().at();
            boolean older = !part.next().isEmpty() && !part.next().equals(behind) && !places.contains(part.next());
            List<Marked<T>> unread = unread(entries, read);
            if (older && (entries.isEmpty() || !oldest.isBefore(upTo))) {
                places.add(part.next());
            } else if (unread.isEmpty() && !places.isEmpty()) {
                behind = places.remove(places.size() - 1);
                upTo = later(upTo, oldest);
            } else {
                List<Mark> marks =
                        unread.stream().limit(limit).map(Marked::mark).toList();
                List<T> items = unread.stream().limit(limit).map(Marked::item).toList();
                Instant newest = marks.isEmpty()
                        ? upTo
                        : later(upTo, marks.get(marks.size() - 1).at());
                boolean more = items.size() < unread.size() || !places.isEmpty();
                return new Unread<>(items, cursor(read.after(marks, overlap, now), places, newest), more);
            }
        }
        Cursor cursor = cursor(read, places, upTo);
        if (cursor.equals(cursor(read, trail.places(), trail.upTo()))) {
            throw new SyncException.Transient("The list goes on and on: where it begins cannot be found", false, null);
        }
        return new Unread<>(List.of(), cursor, true);
    }

    private static String end(List<String> places) {
        return places.isEmpty() ? "" : places.get(places.size() - 1);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** A page that shows nothing but what newer pages showed is no page: some servers give the same one whatever they are asked. */
    private Part<T> part(String place) throws SyncException, InterruptedException {
        Part<T> part = parts.get(place);
        if (part == null) {
            part = source.read(place);
            List<String> shown = part.newestFirst().stream().map(Entry::name).toList();
            if (part.next().equals(place) || !shown.isEmpty() && met.containsAll(shown)) {
                part = new Part<>(part.newestFirst(), "");
            }
            met.addAll(shown);
            parts.put(place, part);
        }
        return part;
    }

    private List<Marked<T>> marked(Part<T> part) {
        List<Marked<T>> marked = new ArrayList<>();
        Instant at = part.newestFirst().stream()
                .flatMap(entry -> entry.at().stream())
                .findFirst()
                .orElse(now);
        for (Entry<T> entry : part.newestFirst()) {
            at = entry.at().orElse(at);
            marked.add(new Marked<>(new Mark(at, entry.name()), entry.item()));
        }
        return marked;
    }

    private static <T> List<Marked<T>> unread(List<Marked<T>> entries, Watermark read) {
        Map<String, Marked<T>> unread = new HashMap<>();
        entries.stream()
                .filter(entry -> read.lacks(entry.mark()))
                .forEach(entry -> unread.putIfAbsent(entry.mark().name(), entry));
        return unread.values().stream()
                .sorted(Comparator.comparing(Marked::mark))
                .toList();
    }

    private Cursor cursor(Watermark read, List<String> places, Instant upTo) {
        ObjectNode tree = read.toTree();
        if (placesLast) {
            new Trail(places, upTo).into(tree);
        }
        return Cursor.of(tree);
    }
}
