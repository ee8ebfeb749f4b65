// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.crm.CrmRef;

/** The fields of records of a CRM as its people see and fill them, apart from the adapter. */
public interface FieldsView {

    /**
     * What stands in a record, in the form in which a mapping gives it.
     *
     * @param record which
     * @return at least the fields that the adapter describes and that are not empty, by their names
     */
    ObjectNode of(CrmRef record);

    /**
     * A person fills a field.
     *
     * @param record which
     * @param field by its name
     * @param value null empties it
     */
    void edit(CrmRef record, String field, JsonNode value);
}
