// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.spi.crm.Idempotence;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What may be done with a write that may have been carried out.
 *
 * @param idempotence what the adapter promises
 * @param now the moment of the decision
 */
record Doubt(Idempotence idempotence, Instant now) {

    /**
     * Whether it must not be written again without a person's word.
     *
     * @param firstTriedAt when it was tried first
     */
    boolean needsPerson(Instant firstTriedAt) {
        return switch (idempotence.kind()) {
            case UPSERT_BY_KEY, OWN_ID, READ_BACK -> false;
            case PROVIDER_DEDUPES -> firstTriedAt.plus(idempotence.bound()).isBefore(now);
            case UNSAFE -> true;
        };
    }

    /**
     * How long to wait until the record, if it was made, is certain to be found.
     *
     * @param triedAt when it was tried last
     */
    Optional<Duration> rest(Instant triedAt) {
        Instant visible = triedAt.plus(idempotence.bound());
        return idempotence.kind() == Idempotence.Kind.READ_BACK && visible.isAfter(now)
                ? Optional.of(Duration.between(now, visible))
                : Optional.empty();
    }
}
