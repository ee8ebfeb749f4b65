// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.internal.store.BackUps;
import io.parley.internal.store.StoreException;

/** The command {@code parley:backup} of the Gogo shell. */
public final class BackUpCommand {

    private final BackUps backUps;

    /** Makes back-ups in a folder. */
    public BackUpCommand(BackUps backUps) {
        this.backUps = backUps;
    }

    /** {@code parley:backup}: makes a back-up while the agent works. */
    public String backup() {
        try {
            return backUps.make()
                    .map(made -> "The back-up is " + made.file() + ".")
                    .orElse("A back-up is being made already.");
        } catch (StoreException e) {
            return e.getMessage();
        }
    }
}
