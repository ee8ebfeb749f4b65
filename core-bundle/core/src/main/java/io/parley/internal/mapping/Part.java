// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.mapping;

import io.parley.spi.crm.CrmWrite;
import java.util.Arrays;
import java.util.List;

/** The lists of a mapping: one for each kind of record and for what is written when. */
public enum Part {
    /** Written whenever a contact is. */
    CONTACT("contact", CrmWrite.Kind.CONTACT, false),
    /** Written when a contact is made. */
    CONTACT_AT_FIRST("contactAtFirst", CrmWrite.Kind.CONTACT, true),
    /** Written whenever a case is. */
    CONVERSATION("conversation", CrmWrite.Kind.CONVERSATION, false),
    /** Written when a case is made. */
    CONVERSATION_AT_FIRST("conversationAtFirst", CrmWrite.Kind.CONVERSATION, true),
    /** Written whenever a message is. */
    MESSAGE("message", CrmWrite.Kind.MESSAGE, false),
    /** Written when a message is written first. */
    MESSAGE_AT_FIRST("messageAtFirst", CrmWrite.Kind.MESSAGE, true);

    private final String attribute;
    private final CrmWrite.Kind kind;
    private final boolean atFirst;

    Part(String attribute, CrmWrite.Kind kind, boolean atFirst) {
        this.attribute = attribute;
        this.kind = kind;
        this.atFirst = atFirst;
    }

    /** {@return its name in a configuration} */
    public String attribute() {
        return attribute;
    }

    /** {@return the names of all of them, in their order} */
    public static List<String> attributes() {
        return Arrays.stream(values()).map(Part::attribute).toList();
    }

    CrmWrite.Kind kind() {
        return kind;
    }

    boolean atFirst() {
        return atFirst;
    }
}
