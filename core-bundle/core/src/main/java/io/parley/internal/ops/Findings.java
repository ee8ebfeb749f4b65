// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.internal.store.Finds;
import io.parley.internal.store.Finds.Find;
import io.parley.internal.store.MessageJson;
import io.parley.internal.store.Profiles;
import io.parley.internal.store.Store;
import io.parley.internal.store.Tx;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/** What accounts found by listening and nobody has brought into the CRM. Any thread. */
public final class Findings {

    private final Store store;
    private final LongPredicate intake;

    /**
     * On top of the store.
     *
     * @param intake brings a find into the CRM; false if it is none, or not any more
     */
    public Findings(Store store, LongPredicate intake) {
        this.store = store;
        this.intake = intake;
    }

    /**
     * A find as people see it.
     *
     * @param find the row
     * @param author what its author is called
     * @param message what they said
     */
    public record Finding(Find find, String author, Message message) {}

    /**
     * A page, newest first.
     *
     * @param before only those with a smaller number
     * @param limit from 1 to {@link Parked#MOST}
     */
    public List<Finding> list(long before, int limit) {
        return store.read(tx -> {
            List<Finding> findings = new ArrayList<>();
            for (Find find : new Finds(tx).before(before, limit)) {
                Message message = MessageJson.read(find.payload());
                findings.add(new Finding(find, nameOf(tx, message), message));
            }
            return findings;
        });
    }

    /** Opens a case for a find, with what else its author said there; false if it is none, or not any more. */
    public boolean open(long id) {
        return intake.test(id);
    }

    private static String nameOf(Tx tx, Message message) throws SQLException {
        return new Profiles(tx)
                .find(message.author().key())
                .map(Profiles.Known::profile)
                .map(SocialProfile::displayName)
                .filter(name -> !name.isBlank())
                .orElse(message.author().id());
    }
}
