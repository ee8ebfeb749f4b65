// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import io.parley.spi.SyncException;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The face of adapters that look people up, so that a person the CRM knows already gets no second contact. As every link can
 * be undone, they take {@link MoveConversation} too.
 */
@ConsumerType
public interface ContactFinder extends CrmAdapter {

    /**
     * Looks for people, as many as possible in one call, by the CRM's own search: case does not matter in an e-mail address,
     * nor how a phone number is written. Too many candidates do less harm than too few: the agent compares once more.
     *
     * @param questions at most 100
     * @return for each question what was found, in its order: all candidates, at most 20, none twice; the agent decides
     * @throws SyncException if it cannot be had
     * @throws InterruptedException if the plug-in is leaving
     */
    List<List<FoundContact>> find(List<ContactQuestion> questions) throws SyncException, InterruptedException;
}
