// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.mode;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import java.util.Optional;

/** The beginnings of records. */
public final class Json {

    /** Objects that every org has. */
    public static final String CONTACT = "Contact";

    /** People of whom nobody has made a contact yet. */
    public static final String LEAD = "Lead";

    /** Where conversations are. */
    public static final String CASE = "Case";

    /** Where notes are. */
    public static final String COMMENT = "CaseComment";

    private Json() {}

    /** {@return a record of a type} */
    public static ObjectNode of(String type) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("attributes").put("type", type);
        return json;
    }

    /** {@return a record that is there} */
    public static ObjectNode of(CrmRef ref) {
        return of(ref.type()).put("id", ref.id());
    }

    /** {@return a record that is there, or else is named by its key} */
    static ObjectNode of(String type, CrmWrite write, Optional<CrmRef> known) {
        return known.map(Json::of).orElseGet(() -> of(type).put(Mode.KEY, write.key()));
    }
}
