// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import java.time.Duration;
import java.util.Map;

/**
 * What the agent itself reads from the configuration of an account: the {@link CommonAttributes}.
 *
 * @param properties of the connector's service
 */
record AccountSettings(Map<String, Object> properties) {

    /** The pause between two looks. */
    Duration pause(Duration usual) {
        int seconds = number("pollSeconds");
        return seconds > 0 ? Duration.ofSeconds(seconds) : usual;
    }

    /** How long before the first meeting things are wanted. */
    Duration backfill() {
        return Duration.ofDays(number("backfillDays"));
    }

    private int number(String name) {
        return properties.get(name) instanceof Number number ? number.intValue() : 0;
    }
}
