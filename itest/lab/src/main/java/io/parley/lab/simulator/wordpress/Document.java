// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One object of the API.
 *
 * @param data its fields
 * @param links by relation, empty when they are not asked for
 */
record Document(ObjectNode data, ObjectNode links) {

    /** {@return its place in a collection, where the links are a field as others are} */
    ObjectNode inCollection() {
        ObjectNode all = data.deepCopy();
        if (!links.isEmpty()) {
            all.set("_links", links);
        }
        return all;
    }
}
