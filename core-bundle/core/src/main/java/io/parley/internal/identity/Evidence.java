// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.identity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.identity.Names.Agreement;
import io.parley.spi.crm.FoundContact;
import java.util.List;
import java.util.Set;

/**
 * What speaks for a candidate, and against it.
 *
 * @param contact the candidate
 * @param agrees what both have in common, such as {@code email}
 * @param name what the names say
 * @param personal whether it says enough without a name: numbers and handles go from one person to another, and an office has
 *     one address for all
 */
record Evidence(FoundContact contact, Set<String> agrees, Agreement name, boolean personal) {

    /** How long the name of a candidate is kept. */
    private static final int LONGEST = 200;

    /** Whether anything speaks for it. */
    boolean any() {
        return !agrees.isEmpty();
    }

    /** What people read of it. */
    static String text(String reason, List<Evidence> all) {
        ObjectNode text = JsonNodeFactory.instance.objectNode().put("reason", reason);
        ArrayNode candidates = text.putArray("candidates");
        for (Evidence one : all) {
            String name = one.contact().name();
            ObjectNode candidate = candidates
                    .addObject()
                    .put("type", one.contact().ref().type())
                    .put("id", one.contact().ref().id())
                    .put("name", name.substring(0, Math.min(LONGEST, name.length())))
                    .put("names", one.name().name())
                    .put("duplicate", one.contact().duplicate());
            one.agrees().stream().sorted().forEach(candidate.putArray("agrees")::add);
        }
        return text.toString();
    }
}
