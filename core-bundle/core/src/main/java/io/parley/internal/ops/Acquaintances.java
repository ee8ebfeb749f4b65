// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.internal.store.MatchPosition;
import io.parley.internal.store.Matches;
import io.parley.internal.store.Matches.Course;
import io.parley.internal.store.Matches.Match;
import io.parley.internal.store.Matches.State;
import io.parley.internal.store.Profiles;
import io.parley.internal.store.Profiles.Known;
import io.parley.internal.store.Store;
import io.parley.internal.store.Tx;
import io.parley.internal.work.Hints;
import io.parley.spi.crm.CrmRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people see and decide about whom others are taken for; links and cases follow. Any thread. */
public final class Acquaintances {

    private static final Logger LOG = LoggerFactory.getLogger(Acquaintances.class);

    private final Store store;
    private final Predicate<String> movesCases;
    private final Hints hints;

    /**
     * On top of the store.
     *
     * @param movesCases whether a target is there whose cases can be moved
     */
    public Acquaintances(Store store, Predicate<String> movesCases, Hints hints) {
        this.store = store;
        this.movesCases = movesCases;
        this.hints = hints;
    }

    /**
     * A page, newest first.
     *
     * @param target of one target; null for all
     * @param limit from 1 to {@link Parked#MOST}
     */
    public List<Acquaintance> list(@Nullable String target, State state, MatchPosition before, int limit) {
        return store.read(tx -> {
            List<Acquaintance> people = new ArrayList<>();
            for (Match match : new Matches(tx).list(target, state, before, limit)) {
                Known known = new Profiles(tx).find(match.person()).orElseThrow();
                people.add(new Acquaintance(match, known.profile()));
            }
            return people;
        });
    }

    /** How many people are in a state. */
    public long count(State state) {
        return store.read(tx -> new Matches(tx).count(state));
    }

    /**
     * A person is the contact of a record: their cases go there, and what they say from now on.
     *
     * @throws NotPossibleException if that cannot be
     */
    public void link(String target, String person, CrmRef ref) throws NotPossibleException {
        refuseUnmovable(target);
        boolean known = store.write(tx -> {
            if (new Profiles(tx).find(person).isEmpty()) {
                return false;
            }
            link(tx, target, person, ref);
            tx.afterCommit(() -> hints.tell(Hints.delivery(target)));
            return true;
        });
        if (!known) {
            throw new NotPossibleException("Nobody is known by the key " + person + ".");
        }
        LOG.info("A person linked {} with a contact of {}", person, target);
    }

    private static void link(Tx tx, String target, String person, CrmRef ref) throws SQLException {
        Matches matches = new Matches(tx);
        Optional<Match> now = matches.current(target, person);
        if (now.isEmpty()) {
            matches.add(target, person, State.NONE, null, because("The CRM was not asked."), Course.FOLLOWED);
        } else if (now.get().state() == State.LINKED && ref.equals(now.get().ref())) {
            return;
        }
        String evidence = now.map(Match::evidence).orElse(because("The CRM was not asked."));
        matches.add(target, person, State.LINKED, ref, evidence, Course.NEW);
    }

    /**
     * A person is not who they are taken for. What was linked by a person goes back to the contact from before; what the agent
     * matched goes to a contact of its own; what was left to a person to look at stays as it is.
     *
     * @throws NotPossibleException if they are taken for nobody
     */
    public void separate(String target, String person) throws NotPossibleException {
        refuseUnmovable(target);
        boolean separated = store.write(tx -> {
            Optional<Match> now = new Matches(tx).current(target, person);
            boolean somebody = now.isPresent() && now.get().state() != State.NONE;
            if (somebody) {
                separate(new Matches(tx), now.get());
                tx.afterCommit(() -> hints.tell(Hints.delivery(target)));
            }
            return somebody;
        });
        if (!separated) {
            throw new NotPossibleException("Nobody of this key is taken for a contact that others have, in " + target
                    + "; GET /api/v1/matches lists who is.");
        }
        LOG.info("A person separated {} from a contact of {}", person, target);
    }

    private static void separate(Matches matches, Match now) throws SQLException {
        switch (now.state()) {
            case LINKED -> matches.takeBack(now);
            case MATCHED -> matches.add(now.target(), now.person(), State.SEPARATED, null, now.evidence(), Course.NEW);
            case REVIEW -> matches.separated(now);
            case NONE, SEPARATED -> {
                // There is nothing that could be taken back.
            }
        }
    }

    private void refuseUnmovable(String target) throws NotPossibleException {
        if (!movesCases.test(target)) {
            throw new NotPossibleException(
                    "Target " + target + " is not there, or its adapter finds no contacts and so moves no cases.");
        }
    }

    private static String because(String reason) {
        return JsonNodeFactory.instance.objectNode().put("reason", reason).toString();
    }
}
