// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import io.parley.internal.intake.Intake;
import io.parley.internal.store.ErrandRows;
import io.parley.internal.store.ErrandRows.ErrandRow;
import io.parley.internal.store.Store;
import io.parley.internal.store.StoreException;
import io.parley.internal.work.Hints;
import io.parley.model.ExternalId;
import io.parley.spi.channel.Errand;
import io.parley.spi.channel.Errands;
import io.parley.spi.channel.Inbox.NotStoredException;
import java.util.Optional;

/** Keeps errands in the store. */
public final class StoredErrands implements Errands {

    private final Store store;
    private final Intake intake;
    private final Hints hints;

    /** On top of the store. */
    public StoredErrands(Store store, Intake intake, Hints hints) {
        this.store = store;
        this.intake = intake;
        this.hints = hints;
    }

    @Override
    public void add(String accountId, Errand errand) throws NotStoredException {
        try {
            store.write(tx -> {
                new ErrandRows(tx).add(accountId, errand);
                tx.afterCommit(hints.about(Hints.errand(accountId)));
                return null;
            });
        } catch (StoreException e) {
            throw new NotStoredException(e.getMessage(), e);
        }
    }

    @Override
    public Optional<Errand> find(String accountId, String beginning) {
        return store.read(tx -> new ErrandRows(tx).beginningWith(accountId, beginning))
                .map(ErrandRow::errand);
    }

    @Override
    public void note(String accountId, ExternalId conversation, String key, String text) throws NotStoredException {
        try {
            intake.note(accountId, conversation.key(), key, text);
        } catch (StoreException e) {
            throw new NotStoredException(e.getMessage(), e);
        }
    }
}
