// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import io.parley.lab.simulator.Lag;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The notifications of one account. */
final class Inbox {

    /** So that ids soon have one digit more, as those of a busy server do one day. */
    private static final long FIRST_ID = 98;

    private final InstantSource clock;
    private final Lag lag;
    private final Person owner;
    private final List<Notification> all = new ArrayList<>();
    private long nextId = FIRST_ID;
    private boolean acceptsPrivateMentions;
    private Consumer<Notification> told = notification -> {};

    Inbox(InstantSource clock, Person owner) {
        this.clock = clock;
        this.lag = new Lag(clock);
        this.owner = owner;
    }

    /** Notifications show that much later, as on a busy server. */
    void lag(Duration time) {
        lag.set(time);
    }

    /** Tells of each notification that is shown, from now on. */
    void tell(Consumer<Notification> listener) {
        told = listener;
    }

    void acceptPrivateMentions() {
        acceptsPrivateMentions = true;
    }

    /** Tells of a mention, once, even when the status is edited. */
    void mentioned(Status status) {
        boolean told = all.stream().anyMatch(one -> one.type().equals("mention") && one.status() == status);
        if (status.mentions().contains(owner) && !told) {
            add("mention", status.author(), status, isUnasked(status));
        }
    }

    /** Tells the author of what is quoted. */
    void quoted(Status status) {
        Status quoted = status.quoted();
        if (quoted != null && quoted.author() == owner) {
            add("quote", status.author(), status, false);
        }
    }

    void boosted(Person by, Status status) {
        if (status.author() == owner) {
            add("reblog", by, status, false);
        }
    }

    void favoured(Person by, Status status) {
        if (status.author() == owner) {
            add("favourite", by, status, false);
        }
    }

    void followed(Person by) {
        add("follow", by, null, false);
    }

    void forget(Status status) {
        all.removeIf(one -> one.status() == status);
    }

    List<Notification> all() {
        return all.stream().filter(one -> lag.shows(one.createdAt())).toList();
    }

    private void add(String type, Person from, @Nullable Status status, boolean filtered) {
        if (from != owner) {
            Notification added = new Notification(nextId, type, clock.instant(), from, status, filtered);
            all.add(added);
            nextId++;
            if (!filtered) {
                told.accept(added);
            }
        }
    }

    /** As a new account is set up: private mentions of strangers are kept aside unless they were written to first. */
    private boolean isUnasked(Status status) {
        return !acceptsPrivateMentions
                && status.visibility() == Visibility.DIRECT
                && !owner.follows(status.author())
                && !answersPrivateMention(status);
    }

    private boolean answersPrivateMention(Status status) {
        for (Status above = status.parent(); above != null; above = above.parent()) {
            boolean own = above.author() == owner;
            if (above.mentions().contains(status.author()) && (own || above == status.parent())) {
                return own && above.visibility() == Visibility.DIRECT;
            }
        }
        return false;
    }
}
