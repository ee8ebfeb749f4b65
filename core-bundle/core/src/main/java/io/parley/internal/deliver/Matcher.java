// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.internal.identity.MatchRules;
import io.parley.internal.identity.Recognition;
import io.parley.internal.identity.Verdict;
import io.parley.internal.pacing.Faults;
import io.parley.internal.pacing.Gates;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pacing.Party;
import io.parley.internal.store.ForeignContacts;
import io.parley.internal.store.Links;
import io.parley.internal.store.Matches;
import io.parley.internal.store.Matches.Course;
import io.parley.internal.store.Matches.State;
import io.parley.internal.store.Store;
import io.parley.internal.store.Tx;
import io.parley.spi.SyncException;
import io.parley.spi.crm.ContactFinder;
import io.parley.spi.crm.ContactQuestion;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.FoundContact;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one CRM whether it knows people, and stores who they are before anything of them is written. For the thread of one
 * loop.
 */
public final class Matcher {

    private static final int MOST_QUESTIONS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Matcher.class);

    private final Party party;
    private final @Nullable ContactFinder finder;
    private final Recognition recognition;
    private final Store store;
    private final Gates gates;
    private final Faults faults;
    private final Flights flights;
    private int mostQuestions = MOST_QUESTIONS;
    private int failures;

    /**
     * For one target; asks nothing if its adapter finds nobody, or nobody is to be recognised.
     *
     * @param flights shared by the loops of the target
     */
    public Matcher(
            String target,
            CrmAdapter adapter,
            MatchRules rules,
            Store store,
            Gates gates,
            Faults faults,
            Flights flights) {
        this.party = Party.target(target);
        this.finder = adapter instanceof ContactFinder able && !rules.none() ? able : null;
        this.recognition = new Recognition(finder == null ? MatchRules.NONE : rules);
        this.store = store;
        this.gates = gates;
        this.faults = faults;
        this.flights = flights;
    }

    /** How long nothing may be asked, although something may be written. */
    Duration silence() {
        return gates.silence(party, Operation.MATCH);
    }

    /** Collects whom to ask for. */
    Strangers strangers(Tx tx, Duration silence) {
        return new Strangers(tx, party.id(), recognition, mostQuestions, silence);
    }

    /**
     * Asks, and stores the answers.
     *
     * @return the pause until the next round
     */
    Duration ask(List<Stranger> asked) throws InterruptedException {
        if (finder == null || asked.isEmpty()) {
            return Duration.ZERO;
        }
        List<Verdict> verdicts;
        try {
            verdicts = verdicts(finder, asked);
        } catch (SyncException.ItemRejected | SyncException.RecordGone e) {
            return refused(asked, e.getMessage());
        } catch (SyncException e) {
            faults.met(e, party, Operation.MATCH, ++failures);
            return Duration.ZERO;
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The adapter of {} has a defect", party, e);
            return refused(asked, "The adapter failed: " + e);
        }
        decide(asked, verdicts);
        if (failures > 0) {
            faults.over(party, Operation.MATCH);
            failures = 0;
        }
        mostQuestions = Math.min(MOST_QUESTIONS, mostQuestions * 2);
        return Duration.ZERO;
    }

    private List<Verdict> verdicts(ContactFinder finder, List<Stranger> asked)
            throws SyncException, InterruptedException {
        List<ContactQuestion> questions = asked.stream().map(Stranger::question).toList();
        List<List<FoundContact>> found = found(finder, questions);
        if (found.size() != asked.size()) {
            throw new IllegalStateException(found.size() + " answers to " + asked.size() + " questions");
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            verdicts.add(recognition.decide(asked.get(i).profile(), questions.get(i), found.get(i)));
        }
        return verdicts;
    }

    private List<List<FoundContact>> found(ContactFinder finder, List<ContactQuestion> questions)
            throws SyncException, InterruptedException {
        flights.beginCall();
        try {
            return finder.find(questions);
        } finally {
            flights.endCall();
        }
    }

    /** A refusal is one question's fault: fewer are asked until that one stands alone, and a person has to look. */
    private Duration refused(List<Stranger> asked, String reason) {
        if (asked.size() > 1) {
            mostQuestions = asked.size() / 2;
            return Duration.ZERO;
        }
        String evidence = JsonNodeFactory.instance
                .objectNode()
                .put("reason", "The CRM could not be asked for this person: " + reason)
                .toString();
        decide(asked, List.of(new Verdict(State.REVIEW, null, evidence)));
        return Duration.ZERO;
    }

    private void decide(List<Stranger> asked, List<Verdict> verdicts) {
        store.write(tx -> {
            for (int i = 0; i < asked.size(); i++) {
                decide(tx, asked.get(i).key(), verdicts.get(i));
            }
            return null;
        });
    }

    /** Somebody may have decided meanwhile. */
    private void decide(Tx tx, String person, Verdict verdict) throws SQLException {
        Matches matches = new Matches(tx);
        Links links = new Links(tx);
        if (matches.current(party.id(), person).isEmpty()
                && links.find(party.id(), person).isEmpty()) {
            matches.add(party.id(), person, verdict.state(), verdict.ref(), verdict.evidence(), Course.FOLLOWED);
            if (verdict.ref() != null) {
                links.lead(party.id(), person, Links.Kind.CONTACT, verdict.ref());
                new ForeignContacts(tx).add(party.id(), person, verdict.ref());
            }
        }
    }
}
