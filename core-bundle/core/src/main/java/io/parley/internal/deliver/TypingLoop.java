// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.pacing.Gates;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pacing.Party;
import io.parley.internal.store.Cases;
import io.parley.internal.store.Cases.Case;
import io.parley.internal.store.Links;
import io.parley.internal.store.Links.Link;
import io.parley.internal.store.Store;
import io.parley.internal.store.Tx;
import io.parley.internal.work.Round;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.SignReceiver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells one CRM where customers type, one case a round; whatever goes wrong, the sign is lost and nothing else. */
public final class TypingLoop implements Round {

    private static final Logger LOG = LoggerFactory.getLogger(TypingLoop.class);
    private static final int MOST = 100;

    private final String target;
    private final SignReceiver receiver;
    private final Store store;
    private final Gates gates;
    private final Set<String> typing = ConcurrentHashMap.newKeySet();

    /** For one target. */
    public TypingLoop(String target, SignReceiver receiver, Store store, Gates gates) {
        this.target = target;
        this.receiver = receiver;
        this.store = store;
        this.gates = gates;
    }

    /** The customer of a conversation types; what is too much for the CRM is not told. */
    public void heard(String conversation) {
        if (typing.size() < MOST) {
            typing.add(conversation);
        }
    }

    @Override
    public Duration run() throws InterruptedException {
        Iterator<String> waiting = typing.iterator();
        if (!waiting.hasNext()) {
            return UNTIL_WOKEN;
        }
        String conversation = waiting.next();
        waiting.remove();
        boolean open = gates.wait(Party.target(target), Operation.WRITE).isEmpty();
        Optional<CrmRef> caseRef = open ? store.read(tx -> caseOf(tx, conversation)) : Optional.empty();
        if (caseRef.isPresent()) {
            tell(caseRef.get());
        }
        return Duration.ZERO;
    }

    private Optional<CrmRef> caseOf(Tx tx, String conversation) throws SQLException {
        Optional<Case> newest = new Cases(tx).newest(target, conversation);
        return newest.isEmpty()
                ? Optional.empty()
                : new Links(tx).find(target, newest.get().key()).map(Link::ref);
    }

    private void tell(CrmRef caseRef) throws InterruptedException {
        try {
            receiver.customerTypes(caseRef);
        } catch (SyncException e) {
            LOG.debug("Target {} was not told that a customer types: {}", target, e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("The adapter of target {} has a defect", target, e);
        }
    }
}
