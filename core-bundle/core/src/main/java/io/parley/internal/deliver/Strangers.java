// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.identity.MatchRules;
import io.parley.internal.identity.Recognition;
import io.parley.internal.store.Deliveries.Delivery;
import io.parley.internal.store.Lanes;
import io.parley.internal.store.Links;
import io.parley.internal.store.Matches;
import io.parley.internal.store.Profiles;
import io.parley.internal.store.Profiles.Known;
import io.parley.internal.store.Tx;
import io.parley.spi.crm.ContactQuestion;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** People of whom nothing is planned before the CRM was asked whether it knows them. For one transaction. */
final class Strangers {

    private final Tx tx;
    private final String target;
    private final Recognition recognition;
    private final int most;
    private final Duration silence;
    private final Map<String, Stranger> asked = new LinkedHashMap<>();

    /**
     * Nobody yet.
     *
     * @param most how many may be asked for at once
     * @param silence how long nothing may be asked
     */
    Strangers(Tx tx, String target, Recognition recognition, int most, Duration silence) {
        this.tx = tx;
        this.target = target;
        this.recognition = recognition;
        this.most = most;
        this.silence = silence;
    }

    /** Everybody is planned at once. */
    static Strangers none(Tx tx, String target) {
        return new Strangers(tx, target, new Recognition(MatchRules.NONE), 0, Duration.ZERO);
    }

    /** What to do with a row of somebody who may get a contact; empty when it may be written. */
    Optional<Step> ask(Delivery row, String person) throws SQLException {
        if (new Links(tx).find(target, person).isPresent()
                || new Matches(tx).current(target, person).isPresent()) {
            return Optional.empty();
        }
        Known known = new Profiles(tx).find(person).orElseThrow();
        Optional<ContactQuestion> question = recognition.question(known.profile());
        if (question.isEmpty()) {
            return Optional.empty();
        }
        if (silence.compareTo(Duration.ZERO) > 0) {
            new Lanes(tx).rest(target, row.lane(), silence);
        } else if (asked.size() < most) {
            asked.put(person, new Stranger(known.profile(), question.get()));
        }
        return Optional.of(Step.REST);
    }

    /** Who is to be asked for. */
    List<Stranger> asked() {
        return List.copyOf(asked.values());
    }
}
