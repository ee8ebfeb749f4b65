// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pacing;

import io.parley.spi.AccountInfo;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the last check found out about each account and target. In memory: after a start everything is checked anew. */
public final class Vitals {

    private final Map<Party, Vital> vitals = new ConcurrentHashMap<>();

    /** What is known of one party. */
    public record Vital(State state, @Nullable AccountInfo info, String message, Instant at) {

        /** What the check found that an administrator should mend; empty if there is nothing. */
        public String warnings() {
            return info == null ? "" : String.join(" ", info.warnings());
        }
    }

    /** How it is. */
    public enum State {
        /** The check succeeded. */
        ONLINE,
        /** It does not answer now. */
        UNREACHABLE,
        /** Somebody must act. */
        MUST_ACT
    }

    /** The check succeeded. */
    public void online(Party party, AccountInfo info, Instant at) {
        vitals.put(party, new Vital(State.ONLINE, info, "", at));
    }

    /** The check did not get through. */
    public void unreachable(Party party, String message, Instant at) {
        vitals.put(party, new Vital(State.UNREACHABLE, null, message, at));
    }

    /** The check, or a call, says that somebody must act. */
    public void mustAct(Party party, String message, Instant at) {
        vitals.put(party, new Vital(State.MUST_ACT, null, message, at));
    }

    /** The party left. */
    public void gone(Party party) {
        vitals.remove(party);
    }

    /** What is known; empty before the first check. */
    public Optional<Vital> of(Party party) {
        return Optional.ofNullable(vitals.get(party));
    }
}
