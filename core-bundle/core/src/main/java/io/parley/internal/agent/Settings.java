// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import java.time.Duration;
import java.util.Map;

/**
 * What the agent itself reads from the configuration of an account or target: {@link EveryAccount}, {@link EveryTarget}.
 *
 * @param properties of the plug-in's service
 */
record Settings(Map<String, Object> properties) {

    /** The pause between two looks for news. */
    Duration pollPause(Duration usual) {
        return seconds("pollSeconds", usual);
    }

    /** The pause between two looks for answers. */
    Duration replyPause(Duration usual) {
        return seconds("replySeconds", usual);
    }

    /** How long an answer rests before it is sent. */
    Duration recall() {
        return Duration.ofSeconds(number("recallSeconds"));
    }

    /** How long before the first meeting things are wanted. */
    Duration backfill() {
        return Duration.ofDays(number("backfillDays"));
    }

    private Duration seconds(String name, Duration usual) {
        int seconds = number(name);
        return seconds > 0 ? Duration.ofSeconds(seconds) : usual;
    }

    private int number(String name) {
        return properties.get(name) instanceof Number number ? number.intValue() : 0;
    }
}
