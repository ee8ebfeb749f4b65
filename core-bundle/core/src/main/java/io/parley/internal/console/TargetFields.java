// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.mapping.MappingException;
import io.parley.internal.mapping.MappingText;
import io.parley.internal.mapping.Mappings.Described;
import io.parley.internal.mapping.Preview;
import io.parley.spi.SyncException;
import java.time.Instant;
import java.util.Optional;

/** What people ask and decide about the fields of targets. Any thread. */
public interface TargetFields {

    /** Whether a target is there and takes a mapping. */
    boolean serves(String target);

    /** Asks the CRM for its fields; what it said last, if it cannot be asked now. */
    Described fields(String target) throws SyncException, InterruptedException;

    /** What people want; maps nothing if nothing is wanted. */
    MappingText mapping(String target);

    /** Why nothing is written now; empty if something is. */
    String obstacle(String target);

    /**
     * Looks whether a mapping fits to what the CRM says now, or said last, and writes its file.
     *
     * @return whether it was compared with what the CRM says; else that is done before it is used
     * @throws MappingException if it does not fit; nothing was written
     */
    boolean save(String target, MappingText text) throws MappingException, InterruptedException;

    /** What would be written; nothing is. */
    Preview preview(String target, Optional<MappingText> draft, int mostRows)
            throws SyncException, InterruptedException, MappingException;

    /** Begins to look what would be different in what was written before. */
    ObjectNode look(String target, Instant since, long limit) throws SyncException;

    /** Writes what was found to be different; empty if that is not waiting for a word. */
    Optional<ObjectNode> write(String target, String id) throws SyncException;

    /** Ends what is on its way; empty if nothing is. */
    Optional<ObjectNode> stop(String target, String id);

    /** How far it is; empty if there never was one. */
    Optional<ObjectNode> progress(String target);
}
