// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import io.parley.spi.SyncException;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The face of adapters that take a mapping: they say which fields their records have, write the {@link CrmWrite#fields()} of
 * each write, and take {@link ChangeFields}. Whoever does not show this face is never given any fields, and a
 * mapping for its target is refused.
 *
 * <p>The agent checks a mapping against the description when it is saved, and each value before it is written: it has the
 * field's type, is one of its choices, and is no longer than the field takes.
 */
@ConsumerType
public interface Describer extends CrmAdapter {

    /**
     * Asks the CRM for the records that this adapter writes, as they are for the user it works as. Called when a target with a
     * mapping comes, every hour, and when somebody edits the mapping.
     *
     * @return at most one description for each of the kinds CONTACT, CONVERSATION and MESSAGE: where such a write makes
     *     several records, the one that a mapping is for. A kind that is missing takes no fields
     * @throws SyncException if it cannot be had
     * @throws InterruptedException if the plug-in is leaving
     */
    List<RecordDescription> records() throws SyncException, InterruptedException;
}
