// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Collects the links of a document. */
final class Links {

    private final ObjectNode all = JsonNodeFactory.instance.objectNode();
    private ObjectNode last = JsonNodeFactory.instance.objectNode();

    /** {@return this, with one more link} */
    Links to(String relation, String address) {
        last = all.withArray("/" + relation).addObject();
        last.put("href", address);
        return this;
    }

    /** {@return this, with one more link that _embed follows} */
    Links embeddable(String relation, String address) {
        to(relation, address);
        return with("embeddable", true);
    }

    /** {@return this, with more about the last link} */
    Links with(String name, boolean value) {
        last.put(name, value);
        return this;
    }

    /** {@return this, with more about the last link} */
    Links with(String name, String value) {
        last.put(name, value);
        return this;
    }

    /** {@return the links by relation} */
    ObjectNode json() {
        return all;
    }
}
