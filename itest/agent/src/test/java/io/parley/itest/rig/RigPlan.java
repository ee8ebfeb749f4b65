// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import java.util.List;

/** Which accounts and targets the rig has: together they cover every class of repeat, idempotence, revision and intake. */
public final class RigPlan {

    /** The accounts. */
    public static final List<Account> ACCOUNTS = List.of(
            new Account("safe", "SAFE", 3600, true, true, ""),
            new Account("stale", "SAFE", 3600, true, true, ""),
            new Account("plain", "SAFE", 3600, true, false, ""),
            new Account("search", "SEARCHABLE", 3, true, false, ""),
            new Account("search2", "SEARCHABLE", 3, true, true, ""),
            new Account("unsafe", "UNSAFE", 0, true, true, "unsigned"),
            new Account("unsafe2", "UNSAFE", 0, false, true, "signed"),
            new Account("told", "SAFE", 3600, false, true, "signed"),
            new Account("told2", "SEARCHABLE", 3, false, true, "unsigned"),
            new Account("both", "SAFE", 3600, true, true, "signed"));

    /** The targets. */
    public static final List<Target> TARGETS =
            List.of(new Target("alpha", false, 200, 1.0, true), new Target("beta", true, 50, 0.3, false));

    /** What webhooks are signed with. */
    public static final String SECRET = "rig-secret";

    private RigPlan() {}

    /**
     * An account.
     *
     * @param name its id
     * @param repeat what repeating an answer means
     * @param boundSeconds how long keys are recognised, or after how long answers are certain to be found
     * @param polled whether it has an event log that is asked for
     * @param revisions whether messages carry revisions
     * @param hook empty without webhooks, else whether they are signed
     */
    public record Account(
            String name, String repeat, int boundSeconds, boolean polled, boolean revisions, String hook) {

        boolean hooked() {
            return !hook.isEmpty();
        }
    }

    /**
     * A target.
     *
     * @param name its id
     * @param readBack whether its records can only be read back, two seconds late; else it upserts by key
     * @param batch most writes in a call
     * @param faults how often it breaks, compared with the other
     * @param echoes whether its events also tell of what the agent wrote
     */
    public record Target(String name, boolean readBack, int batch, double faults, boolean echoes) {}
}
