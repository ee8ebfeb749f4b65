// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All statuses that the server has, in the order of their ids, which is that of their publication. */
final class Statuses {

    private final InstantSource clock;
    private final Ids ids;
    private final People people;
    private final SortedMap<Long, Status> all = new TreeMap<>();

    Statuses(InstantSource clock, People people) {
        this.clock = clock;
        this.ids = new Ids(clock);
        this.people = people;
    }

    Status publish(Draft draft) {
        return add(new Status(ids.next(), clock.instant(), draft, mentions(draft.text(), draft.author())));
    }

    /** What another server tells late has the id of the time at which it was written. */
    Status arrive(Draft draft, Instant writtenAt) {
        return add(new Status(ids.at(writtenAt), writtenAt, draft, mentions(draft.text(), draft.author())));
    }

    private Status add(Status status) {
        all.put(status.number(), status);
        if (status.visibility() != Visibility.DIRECT) {
            status.author().wrote(status.createdAt());
        }
        countReply(status, 1);
        return status;
    }

    void edit(Status status, String text) {
        status.edit(text, mentions(text, status.author()), clock.instant());
    }

    /** What answered it stays, but no longer knows what it answered. */
    void delete(Status status) {
        all.remove(status.number());
        if (status.visibility() != Visibility.DIRECT) {
            status.author().withdrew();
        }
        countReply(status, -1);
        children(status).forEach(Status::orphan);
    }

    Optional<Status> withId(String id) {
        return id.matches("\\d{1,18}") ? Optional.ofNullable(all.get(Long.parseLong(id))) : Optional.empty();
    }

    Optional<Status> withId(String id, @Nullable Person viewer) {
        return withId(id).filter(status -> status.isVisibleTo(viewer));
    }

    /** {@return all of them, oldest first} */
    Collection<Status> all() {
        return all.values();
    }

    List<Status> by(Person author) {
        return all.values().stream().filter(one -> one.author() == author).toList();
    }

    /** {@return what it answers, the beginning of the conversation first} */
    List<Status> ancestors(Status status) {
        List<Status> above = new ArrayList<>();
        for (Status one = status.parent(); one != null; one = one.parent()) {
            above.add(0, one);
        }
        return above;
    }

    /** {@return what answers it, each followed by its own answers, to a depth} */
    List<Status> descendants(Status status, int depth) {
        List<Status> below = new ArrayList<>();
        if (depth > 0) {
            for (Status child : children(status)) {
                below.add(child);
                below.addAll(descendants(child, depth - 1));
            }
        }
        return below;
    }

    private List<Status> children(Status status) {
        return all.values().stream().filter(one -> one.parent() == status).toList();
    }

    private List<Person> mentions(String text, Person author) {
        return Entity.in(text).stream()
                .filter(entity -> entity.kind() == Entity.Kind.MENTION)
                .flatMap(entity -> people.mentioned(entity.value(), author).stream())
                .distinct()
                .toList();
    }

    private static void countReply(Status status, int difference) {
        Status parent = status.parent();
        if (parent != null && status.visibility().isForEverybody()) {
            parent.repliesChanged(difference);
        }
    }
}
