// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Salesforce notes of who did what and when. */
final class Stamps {

    private Stamps() {}

    /** {@return the values of a new record} */
    static Map<String, @Nullable Object> created(Instant now, Author author) {
        Map<String, @Nullable Object> values = modified(now, author);
        values.put("CreatedDate", now);
        values.put("CreatedById", author.userId());
        values.put("IsDeleted", false);
        return values;
    }

    /** {@return the values of a changed record} */
    static Map<String, @Nullable Object> modified(Instant now, Author author) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("LastModifiedDate", now);
        values.put("LastModifiedById", author.userId());
        values.put("SystemModstamp", now);
        return values;
    }

    /** {@return the values of a deleted record; it may live on in another one} */
    static Map<String, @Nullable Object> deleted(Instant now, Author author, @Nullable String master) {
        Map<String, @Nullable Object> values = modified(now, author);
        values.put("IsDeleted", true);
        values.put("MasterRecordId", master);
        return values;
    }

    /** {@return the record with all pointers to one record going to another, or nowhere} */
    static Row repoint(Row row, String from, @Nullable String to, Instant now, Author author) {
        Map<String, @Nullable Object> values = modified(now, author);
        Pointers.of(row).forEach((field, id) -> {
            if (id.equals(from)) {
                values.put(field, to);
            }
        });
        return row.with(values);
    }
}
