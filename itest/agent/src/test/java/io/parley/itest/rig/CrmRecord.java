// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A record of the simulated CRM; known once the agent has named it by its ref. */
final class CrmRecord {

    final String ref;
    final String kind;
    final String key;
    final long madeAt = System.nanoTime();
    String contact = "";
    String caseRef = "";
    String conversation = "";
    String author = "";
    String text = "";
    boolean outbound;
    boolean removed;
    boolean known;
    boolean mergedAway;

    CrmRecord(String ref, String kind, String key) {
        this.ref = ref;
        this.kind = kind;
        this.key = key;
    }

    ObjectNode truth(int order) {
        return Wire.JSON
                .createObjectNode()
                .put("ref", ref)
                .put("kind", kind)
                .put("key", key)
                .put("contact", contact)
                .put("case", caseRef)
                .put("conversation", conversation)
                .put("author", author)
                .put("text", text)
                .put("outbound", outbound)
                .put("removed", removed)
                .put("mergedAway", mergedAway)
                .put("order", order);
    }
}
