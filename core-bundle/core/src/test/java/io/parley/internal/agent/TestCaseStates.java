// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.model.Direction;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which cases of a CRM are closed, and which follow others. */
final class TestCaseStates {

    private final Set<String> closed = new HashSet<>();
    private final Map<String, String> former = new HashMap<>();

    CrmEvent close(String caseId, Instant now) {
        closed.add(caseId);
        return new CrmEvent.ConversationClosed(new CrmRef("Case", caseId), true, now);
    }

    void begun(String caseId, CrmWrite.PutConversation write) {
        write.former().map(CrmRef::id).ifPresent(before -> former.put(caseId, before));
    }

    /** A message stands in a case; tells it if the case is opened by that. */
    Optional<CrmEvent> spoken(String caseId, CrmWrite.PutMessage write, Instant now) {
        boolean speaks = write.message().direction() == Direction.INBOUND && write.revision() == 1;
        return speaks && write.reopens() && closed.remove(caseId)
                ? Optional.of(new CrmEvent.ConversationClosed(new CrmRef("Case", caseId), false, now))
                : Optional.empty();
    }

    boolean isOpen(String caseId) {
        return !closed.contains(caseId);
    }

    /** The case that a case names as the one before it. */
    @Nullable String formerOf(String caseId) {
        return former.get(caseId);
    }
}
