// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.SyncException;

/** What people ask and decide about what the agent made in CRMs. Any thread. */
public interface Uninstalling {

    /** Whether a plug-in serves a target. */
    boolean serves(String target);

    /** What of the agent stands in the CRM, and how far its removal is. */
    ObjectNode remnants(String target) throws SyncException, InterruptedException;

    /** Begins to remove all that needs no hand; {@code Permanent} says why that cannot be. */
    void remove(String target) throws SyncException;
}
