// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.parley.crm.sandbox.server.records.Case;
import io.parley.crm.sandbox.server.records.Entry;
import io.parley.crm.sandbox.server.web.Times;
import java.io.IOException;

/** Cases and what stands in them as REST tells them. */
final class CaseJson {

    private CaseJson() {}

    static void fields(Case found, JsonGenerator json) throws IOException {
        json.writeStringField("id", Long.toString(found.id()));
        json.writeStringField("subject", found.subject());
        json.writeStringField("status", found.status().word());
        json.writeStringField("owner", found.owner());
        json.writeStringField("contactId", Long.toString(found.contact()));
        json.writeStringField("updatedAt", Times.iso(found.updatedAt()));
    }

    static void entry(Entry entry, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", Long.toString(entry.id()));
        json.writeStringField("from", entry.author());
        json.writeStringField("text", entry.shown());
        json.writeBooleanField("public", entry.forCustomer());
        json.writeStringField("direction", entry.inbound() ? "inbound" : "outbound");
        json.writeStringField("at", Times.iso(entry.at()));
        if (entry.attachments() != null) {
            json.writeFieldName("attachments");
            json.writeRawValue(entry.attachments());
        }
        json.writeEndObject();
    }
}
