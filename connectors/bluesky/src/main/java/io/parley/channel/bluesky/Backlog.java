// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.channel.PullRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a list that only leads back, oldest first: walks to where it was read before, leaving a trail, and comes forward
 * along the trail. Where the way is long, it stops at times to leave a cursor.
 */
final class Backlog {

    private static final int MOST_STEPS = 40;

    private final Listing listing;
    private final Map<String, Listing.Part> read = new HashMap<>();

    Backlog(Listing listing) {
        this.listing = listing;
    }

    /**
     * Some of what was not read yet.
     *
     * @param posts addresses of posts, oldest first
     * @param next the cursor behind them
     * @param more whether there is more to be read at once
     */
    record Unread(List<String> posts, Cursor next, boolean more) {}

    Unread next(PullRequest request) throws SyncException, InterruptedException {
        Position position = Position.of(request);
        try {
            return walk(position, request.limit());
        } catch (SyncException.ItemRejected | SyncException.Transient e) {
            if (position.trail().isEmpty()) {
                throw e;
            }
            // Whoever is asked for a place that was forgotten says that, or simply fails.
            return walk(position.withoutTrail(), request.limit());
        }
    }

    private Unread walk(Position position, int limit) throws SyncException, InterruptedException {
        List<String> trail = new ArrayList<>(position.trail());
        String behind = position.behind();
        for (int step = 0; step < MOST_STEPS; step++) {
            Listing.Part part = part(trail.isEmpty() ? "" : trail.get(trail.size() - 1));
            boolean oldest =
                    part.reaches(position.floor()) || part.next().equals(behind) || trail.contains(part.next());
            if (!oldest) {
                trail.add(part.next());
                continue;
            }
            List<Listing.Entry> unread = part.entries().stream()
                    .filter(position::lacks)
                    .distinct()
                    .sorted(Comparator.comparingLong(Listing.Entry::at).thenComparing(Listing.Entry::name))
                    .toList();
            if (!unread.isEmpty() || trail.isEmpty()) {
                List<Listing.Entry> taken = unread.subList(0, Math.min(limit, unread.size()));
                boolean more = taken.size() < unread.size() || !trail.isEmpty();
                List<String> wanted = taken.stream()
                        .filter(Listing.Entry::wanted)
                        .map(Listing.Entry::name)
                        .toList();
                return new Unread(wanted, position.after(taken, trail, behind).toCursor(), more);
            }
            behind = trail.remove(trail.size() - 1);
        }
        return new Unread(List.of(), position.after(List.of(), trail, behind).toCursor(), true);
    }

    private Listing.Part part(String place) throws SyncException, InterruptedException {
        Listing.Part part = read.get(place);
        if (part == null) {
            part = listing.read(place);
            read.put(place, part);
        }
        return part;
    }
}
