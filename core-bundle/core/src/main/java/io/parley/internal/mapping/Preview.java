// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.crm.RecordPreview;
import java.util.List;

/**
 * What would be written into a CRM.
 *
 * @param pending whether it is what waits; else it is what was delivered last, as it would be mapped today
 * @param entries the records
 * @param problems why something would be put aside
 */
public record Preview(boolean pending, List<Entry> entries, List<String> problems) {

    /** Copies the lists. */
    public Preview {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /**
     * A record.
     *
     * @param kind contact, conversation, message, removal or note
     * @param record what would be different
     * @param forNew what the mapping would put into a new record
     * @param cut fields that take less than there was
     */
    public record Entry(String kind, RecordPreview record, ObjectNode forNew, List<String> cut) {}
}
