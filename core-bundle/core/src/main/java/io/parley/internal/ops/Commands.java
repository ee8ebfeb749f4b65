// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.internal.store.Ledger;
import io.parley.internal.store.ReadPositions;
import io.parley.internal.store.ReadPositions.Stream;
import io.parley.internal.store.Store;
import java.util.stream.Collectors;

/** Commands of the Gogo shell, in the scope {@code parley}. */
public final class Commands {

    private final Store store;
    private final Health health;
    private final Parked parked;

    /** On top of the store. */
    public Commands(Store store, Health health, Parked parked) {
        this.store = store;
        this.health = health;
        this.parked = parked;
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

    /** {@code parley:reset ACCOUNT STREAM}: reads a stream again from its beginning; what is known is recognised. */
    public String reset(String account, String stream) {
        boolean reset = store.write(tx -> new ReadPositions(tx).reset(new Stream(Ledger.ACCOUNT, account, stream)));
        return reset ? "The stream is read again from its beginning." : "There is no such stream.";
    }
}
