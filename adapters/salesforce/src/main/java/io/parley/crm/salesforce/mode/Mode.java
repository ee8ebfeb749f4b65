// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.mode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.RemoveMessage;
import java.util.List;
import java.util.Optional;

/** How writes become records of an org. Every record has its type in its {@code attributes}. */
public interface Mode {

    /** The unique external id that Parley deploys. */
    String KEY = "Parley_Key__c";

    /** {@return its name in the configuration} */
    String name();

    /** {@return whether records are found by their key; otherwise parents have to be known, and doubt is looked into} */
    boolean keyed();

    /** {@return what it takes} */
    List<Needed> needs();

    /** {@return what is missing in the org, as a sentence for whoever has to mend it} */
    String advice();

    /** {@return the object of profiles} */
    Optional<String> profileType();

    /** {@return how contacts are found by their profiles, where there are profiles} */
    Optional<ProfileSearch> profileSearch();

    /** {@return the object of messages} */
    String messageType();

    /** {@return the relationship from a message to the profile of its author; empty where there are no profiles} */
    String author();

    /** {@return the object of new people} */
    String personType();

    /** {@return a new contact or lead} */
    ObjectNode contact(CrmWrite.PutContact write);

    /** {@return the profile of a contact, where there is a {@link #profileType()}} */
    ObjectNode profile(CrmWrite.PutContact write, Links links);

    /** {@return a profile with another contact, where there is a {@link #profileType()}} */
    ObjectNode owner(ObjectNode profile, Parent contact, Links links);

    /** {@return a new case} */
    ObjectNode conversation(CrmWrite.PutConversation write, Links links);

    /** {@return a case with another contact} */
    ObjectNode called(ObjectNode aCase, Parent contact, Links links);

    /** {@return a message; once it is known, people may have moved it, so its parents are left alone} */
    ObjectNode message(CrmWrite.PutMessage write, Optional<CrmRef> known, Links links);

    /** {@return a message that is gone} */
    ObjectNode removal(RemoveMessage write, Optional<CrmRef> known, Links links);
}
