// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import java.util.List;
import java.util.Optional;

/**
 * A type of record in a CRM.
 *
 * @param kind which writes make it
 * @param type the CRM's name for it, as in {@link CrmRef#type()}
 * @param label what people call it
 * @param fields all of its fields that the agent's user can see
 */
public record RecordDescription(CrmWrite.Kind kind, String type, String label, List<FieldDescription> fields) {

    /** Copies the list. */
    public RecordDescription {
        fields = List.copyOf(fields);
    }

    /** {@return a field by the name that the CRM's API uses} */
    public Optional<FieldDescription> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
