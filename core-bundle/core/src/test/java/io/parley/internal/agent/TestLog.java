// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.model.Change;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the test channel shows by position to those who read on, and from the beginning to those who list it. */
final class TestLog {

    private final List<Change> changes = new ArrayList<>();
    private final Set<Change> hidden = new LinkedHashSet<>();
    private final List<Page.Rejected> broken = new ArrayList<>();
    private final List<Page.Rejected> hiddenBroken = new ArrayList<>();
    private Listing listing = Listing.ENDS;
    private boolean hiding;
    private int pulls;
    private int listings;

    private enum Listing {
        ENDS,
        FAILS,
        NEVER_ENDS,
        STANDS
    }

    /** It happens, and is shown unless what happens is hidden. */
    void tell(Change change) {
        changes.add(change);
        if (hiding) {
            hidden.add(change);
        }
    }

    /** It is shown, whatever is hidden. */
    void add(Change change) {
        changes.add(change);
    }

    /** Something that nobody can read. */
    void reject(Page.Rejected rejected) {
        (hiding ? hiddenBroken : broken).add(rejected);
    }

    /** From now on only those hear of what happens who list everything from the beginning. */
    void hide() {
        hiding = true;
    }

    /** The stream brings what was hidden. */
    void reveal() {
        hiding = false;
        changes.addAll(List.copyOf(hidden));
        hidden.clear();
    }

    void failListings() {
        listing = Listing.FAILS;
    }

    void listForEver() {
        listing = Listing.NEVER_ENDS;
    }

    void listTheSamePageAgain() {
        listing = Listing.STANDS;
    }

    /** How often somebody began to list everything. */
    int listings() {
        return listings;
    }

    /** How many pages were asked for. */
    int pulls() {
        return pulls;
    }

    Page page(PullRequest request) throws SyncException {
        pulls++;
        listings += request.after().isEmpty() ? 1 : 0;
        int cursor = request.after().map(after -> after.tree().asInt()).orElse(-1);
        boolean all = cursor < 0;
        if (all && listing == Listing.FAILS) {
            throw new SyncException.Permanent("This channel cannot be listed");
        }
        int from = all ? -1 - cursor : cursor;
        int to = Math.min(changes.size(), from + 3);
        Page.Builder page = Page.builder();
        changes.subList(Math.min(from, to), to).stream()
                .filter(change -> all ? !sentBefore(request.since(), change) : !hidden.contains(change))
                .forEach(page::change);
        broken.forEach(page::reject);
        (all ? hiddenBroken : List.<Page.Rejected>of()).forEach(page::reject);
        boolean more = to < changes.size() || all && listing != Listing.ENDS;
        page.more(more);
        int behind = listing == Listing.NEVER_ENDS ? from + 3 : to;
        return page.build(Cursor.of(JsonNodeFactory.instance.numberNode(all && more ? -1 - behind : to)));
    }

    private static boolean sentBefore(Instant moment, Change change) {
        return change instanceof Change.MessageSeen seen
                && seen.message().sentAt().isBefore(moment);
    }
}
