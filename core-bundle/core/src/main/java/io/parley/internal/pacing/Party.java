// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pacing;

import io.parley.internal.store.Ledger;

/**
 * An account or a target: whoever is on the other side of calls.
 *
 * @param side {@link Ledger#ACCOUNT} or {@link Ledger#TARGET}
 * @param id its id
 */
public record Party(String side, String id) {

    /** An account. */
    public static Party account(String id) {
        return new Party(Ledger.ACCOUNT, id);
    }

    /** A target. */
    public static Party target(String id) {
        return new Party(Ledger.TARGET, id);
    }

    /** As people read it. */
    @Override
    public String toString() {
        return side + " " + id;
    }
}
