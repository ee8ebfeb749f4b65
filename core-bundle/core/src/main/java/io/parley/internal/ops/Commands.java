// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.internal.store.Ledger;
import io.parley.internal.store.ReadPositions;
import io.parley.internal.store.ReadPositions.Stream;
import io.parley.internal.store.Store;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Commands of the Gogo shell, in the scope {@code parley}. */
public final class Commands {

    private final Store store;
    private final Health health;
    private final Parked parked;
    private final Predicate<String> audit;

    /**
     * On top of the store.
     *
     * @param audit begins the audit of an account; false if it cannot be audited
     */
    public Commands(Store store, Health health, Parked parked, Predicate<String> audit) {
        this.store = store;
        this.health = health;
        this.parked = parked;
        this.audit = audit;
    }

    /** {@code parley:status}: the parts and the ledger. */
    public String status() {
        String parts = health.parts().stream()
                .map(part ->
                        part.name() + ": " + part.status() + (part.message().isEmpty() ? "" : " - " + part.message()))
                .collect(Collectors.joining("\n"));
        String ledger = store.read(tx -> new Ledger(tx).lines()).stream()
                .map(line -> line.side() + " " + line.id() + " " + line.bucket()
                        + (line.reason().isEmpty() ? "" : " (" + line.reason() + ")") + ": " + line.amount())
                .collect(Collectors.joining("\n"));
        return parts + "\n" + ledger;
    }

    /** {@code parley:parked}: what was put aside. */
    public String parked() {
        return parked.list().stream()
                .map(one -> one.id() + " " + one.target() + " " + one.key() + ": " + one.reason())
                .collect(Collectors.joining("\n"));
    }

    /** {@code parley:retry ID}: puts something back to work. */
    public String retry(String id) {
        return parked.retry(id) ? id + " is pending again." : id + " is not parked; parley:parked lists what is.";
    }

    /** {@code parley:audit ACCOUNT}: lists the last day of an account again, and takes in what its streams never brought. */
    public String audit(String account) {
        return audit.test(account)
                ? "The audit begins; health says what it found."
                : "No plug-in serves this account, or it cannot be listed; parley:status shows the accounts.";
    }

    /** {@code parley:reset ACCOUNT STREAM}: reads a stream again from its beginning; what is known is recognised. */
    public String reset(String account, String stream) {
        boolean reset = store.write(tx -> new ReadPositions(tx).reset(new Stream(Ledger.ACCOUNT, account, stream)));
        return reset ? "The stream is read again from its beginning." : "There is no such stream.";
    }
}
