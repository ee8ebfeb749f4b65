// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.reply;

import io.parley.internal.store.Cases;
import io.parley.internal.store.Cases.Case;
import io.parley.internal.store.Entries;
import io.parley.internal.store.Links;
import io.parley.internal.store.Store;
import io.parley.internal.store.Tx;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmSign;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds out which conversations are meant by what passes by in one CRM, and tells; nothing of it is stored. */
public final class SignIntake {

    private static final int MOST = 1_000;

    private final String target;
    private final Store store;
    private final RepSigns told;

    /** From one target. */
    public SignIntake(String target, Store store, RepSigns told) {
        this.target = target;
        this.store = store;
        this.told = told;
    }

    void take(List<CrmSign> signs) {
        signs.stream().limit(MOST).forEach(sign -> {
            switch (sign.kind()) {
                case TYPING ->
                    store.read(tx -> conversations(tx, sign.conversation())).forEach(told::types);
                case SEEN -> store.read(tx -> seen(tx, sign.conversation())).forEach(seen -> seen.tell(told));
            }
        });
    }

    private record Seen(String conversation, long sequence) {

        void tell(RepSigns told) {
            told.saw(conversation, sequence);
        }
    }

    private List<String> conversations(Tx tx, CrmRef caseRef) throws SQLException {
        List<String> found = new ArrayList<>();
        for (String key : new Links(tx).keysOf(target, Links.Kind.CASE, caseRef)) {
            Optional<Case> known = new Cases(tx).find(target, key);
            known.ifPresent(one -> found.add(one.conversation()));
        }
        return found;
    }

    /** What the CRM has got can have been seen there. */
    private List<Seen> seen(Tx tx, CrmRef caseRef) throws SQLException {
        List<Seen> found = new ArrayList<>();
        for (String conversation : conversations(tx, caseRef)) {
            OptionalLong last = new Entries(tx).lastDelivered(conversation, target);
            last.ifPresent(sequence -> found.add(new Seen(conversation, sequence)));
        }
        return found;
    }
}
