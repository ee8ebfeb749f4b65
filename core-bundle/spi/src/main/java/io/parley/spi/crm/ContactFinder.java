// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import io.parley.spi.SyncException;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The face of adapters that look people up, so that a person the CRM knows already gets no second contact. As every link can
 * be undone, such an adapter takes more besides:
 *
 * <ul>
 *   <li>{@link CrmWrite.PutContact} with the ref of a contact that people made: nothing that they maintain is changed, and
 *       the social profile is added to it, or moves to it from another contact;
 *   <li>{@link CrmWrite.PutContact#separatedFrom()}: a contact of one's own for somebody who was taken for another;
 *   <li>{@link MoveConversation}: a case goes to another contact.
 * </ul>
 */
@ConsumerType
public interface ContactFinder extends CrmAdapter {

    /**
     * Looks for people, as many as possible in one call, by the CRM's own search: case does not matter in an e-mail address,
     * nor how a phone number is written. Too many candidates do less harm than too few: the agent compares once more, with
     * all e-mail addresses and phone numbers of a candidate. Called by the threads that write, never beside a write of the
     * same person; what it asks for comes from outside and is bound or encoded.
     *
     * @param questions 1 to 100
     * @return for each question what was found, in its order: all candidates, at most 20, none twice; of records that were
     *     merged the one that remains; none that is deleted. The agent decides
     * @throws SyncException if it cannot be had; ItemRejected if the CRM refuses one of the questions: the agent asks for
     *     fewer then, until that one is alone
     * @throws InterruptedException if the plug-in is leaving
     */
    List<List<FoundContact>> find(List<ContactQuestion> questions) throws SyncException, InterruptedException;
}
