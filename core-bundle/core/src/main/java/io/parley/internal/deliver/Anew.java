// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.deliver.Past.Record;
import io.parley.internal.mapping.Mapping;
import io.parley.internal.mapping.MappingException;
import io.parley.spi.SyncException;
import io.parley.spi.crm.ChangeFields;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Previewer;
import io.parley.spi.crm.RecordPreview;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a mapping would make of records that stand in the CRM: the fields that are always written, and nothing that belongs
 * to people since the record was made.
 *
 * @param differences of the records that would be different, with what stands there now
 * @param failures why a record cannot be mapped
 */
record Anew(Map<ChangeFields, RecordPreview> differences, Map<Record, String> failures) {

    static Anew of(List<Record> records, Mapping mapping, Previewer previewer)
            throws SyncException, InterruptedException {
        List<CrmWrite> wanted = new ArrayList<>();
        Map<Record, String> failures = new LinkedHashMap<>();
        for (Record record : records) {
            try {
                CrmWrite write = record.write();
                ObjectNode values = mapping.fill(write.kind(), true, record.facts())
                        .values()
                        .always();
                if (!values.isEmpty()) {
                    wanted.add(new ChangeFields(write.kind(), write.key(), record.ref(), values));
                }
            } catch (MappingException e) {
                failures.put(record, "The mapping cannot be carried out: " + e.getMessage());
            }
        }
        return new Anew(wanted.isEmpty() ? Map.of() : differences(wanted, previewer.preview(wanted)), failures);
    }

    private static Map<ChangeFields, RecordPreview> differences(
            List<CrmWrite> wanted, List<List<RecordPreview>> previews) {
        if (previews.size() != wanted.size()) {
            throw new IllegalStateException(previews.size() + " previews for " + wanted.size() + " writes");
        }
        Map<ChangeFields, RecordPreview> differences = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            ChangeFields change = (ChangeFields) wanted.get(i);
            for (RecordPreview preview : previews.get(i)) {
                ObjectNode difference = preview.difference();
                if (preview.ref().equals(change.ref()) && !difference.isEmpty()) {
                    differences.put(
                            new ChangeFields(
                                    change.record(), change.key(), change.ref().orElseThrow(), difference),
                            preview);
                }
            }
        }
        return differences;
    }
}
