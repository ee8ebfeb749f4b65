// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What one part of the chat tells the page before a visitor says anything; what nobody describes is off. Any thread. */
@FunctionalInterface
public interface SettingsPart {

    /**
     * Adds to the settings.
     *
     * @param settings what was described so far; what the page asks for stands in it from the beginning, as {@code language}
     *     and {@code page}
     */
    void describe(ObjectNode settings);
}
