// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.ops.ParkedDetails;
import io.parley.internal.store.ParkedRow;
import io.parley.spi.crm.CrmRef;
import org.jspecify.annotations.Nullable;

/** What was put aside, as scripts read it. */
final class ParkedJson {

    private ParkedJson() {}

    /** As it is listed. */
    static ObjectNode listed(ParkedRow row) {
        return head(row).put("excerpt", Excerpts.of(row.text()));
    }

    /** With everything that is kept of it. */
    static ObjectNode whole(ParkedDetails details) {
        ParkedRow row = details.row();
        ObjectNode node = head(row)
                .put("text", row.text())
                .put("author", details.author())
                .put("conversation", details.conversation())
                .put(
                        "sentAt",
                        details.sentAt() == null ? null : details.sentAt().toString());
        record(node, "case", details.caseRecord());
        record(node, "record", details.record());
        return node.put("payload", row.payload());
    }

    private static ObjectNode head(ParkedRow row) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", row.id().toString())
                .put("stage", row.id().stage().word())
                .put("cause", row.cause().name())
                .put("party", row.party())
                .put("account", row.account())
                .put("target", row.target())
                .put("kind", row.kind())
                .put("key", row.key())
                .put("reason", row.reason())
                .put("parkedAt", row.at().toString());
    }

    private static void record(ObjectNode node, String name, @Nullable CrmRef ref) {
        if (ref == null) {
            node.putNull(name);
        } else {
            node.putObject(name).put("type", ref.type()).put("id", ref.id());
        }
    }
}
