// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.org;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What Parley's user sees of an org.
 *
 * @param objects those that are there, by their names
 * @param queues ids of queues by their developer names
 * @param readAt when that was asked for
 */
public record OrgSchema(Map<String, OrgObject> objects, Map<String, String> queues, Instant readAt) {

    /** Copies the maps. */
    public OrgSchema {
        objects = Map.copyOf(objects);
        queues = Map.copyOf(queues);
    }

    /** {@return an object by its name} */
    public Optional<OrgObject> object(String name) {
        return Optional.ofNullable(objects.get(name));
    }

    /** {@return whether Parley can see a field of an object} */
    public boolean shows(String object, String field) {
        return object(object).filter(one -> one.shows(field)).isPresent();
    }
}
