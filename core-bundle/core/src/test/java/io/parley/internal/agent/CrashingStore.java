// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.store.Store;
import io.parley.internal.store.StoreException;

/** A store that dies at its n-th commit: either just before it, or just after, when nobody hears of it. */
final class CrashingStore implements Store {

    private final Store store;
    private final int deadlyCommit;
    private final boolean afterCommit;
    private int commits;
    private boolean dead;

    CrashingStore(Store store, int deadlyCommit, boolean afterCommit) {
        this.store = store;
        this.deadlyCommit = deadlyCommit;
        this.afterCommit = afterCommit;
    }

    boolean dead() {
        return dead;
    }

    @Override
    public <T> T write(Work<T> work) {
        if (dead) {
            throw crash();
        }
        if (++commits == deadlyCommit) {
            dead = true;
            if (afterCommit) {
                store.write(work);
            }
            throw crash();
        }
        return store.write(work);
    }

    @Override
    public <T> T read(Work<T> work) {
        if (dead) {
            throw crash();
        }
        return store.read(work);
    }

    @Override
    public boolean accepting() {
        return !dead;
    }

    private static StoreException crash() {
        return new StoreException("crashed", new IllegalStateException("crashed"));
    }
}
