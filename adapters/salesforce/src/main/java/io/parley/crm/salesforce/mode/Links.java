// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.mode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.Parent;
import java.util.Optional;

/** Knows which records parents are, as far as they are known by now. */
@FunctionalInterface
public interface Links {

    /** {@return the record of a parent} */
    Optional<CrmRef> of(Parent parent);

    /** {@return whether a person is a lead, or will be one if they are new} */
    default boolean isLead(Parent person, String whenNew) {
        return of(person).map(CrmRef::type).orElse(whenNew).equals(Json.LEAD);
    }

    /**
     * Points a record to a parent, by id or else by key.
     *
     * @param json the record
     * @param field the pointer
     * @param relationship the name under which it is followed
     * @param type the parent's object
     * @param parent whom it points to
     * @return the record
     */
    default ObjectNode put(ObjectNode json, String field, String relationship, String type, Parent parent) {
        Optional<CrmRef> ref = of(parent);
        if (ref.isPresent()) {
            return json.put(field, ref.get().id());
        }
        ObjectNode named = json.putObject(relationship).put(Mode.KEY, parent.key());
        named.putObject("attributes").put("type", type);
        return json;
    }
}
