// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.hours;

import io.parley.channel.webchat.web.RefusedException;
import java.util.Optional;

/** What is different about conversations that begin while nobody is there. Any thread. */
public final class OffHours {

    private static final String REMARK = " (outside business hours)";

    private final BusinessHours hours;

    /** Next to the hours. */
    public OffHours(BusinessHours hours) {
        this.hours = hours;
    }

    /**
     * Lets a conversation begin.
     *
     * @param email the visitor's address, if they gave one
     * @return what the rep is to see of it behind the subject; empty while somebody is there
     * @throws RefusedException if nobody is there and the visitor could not be answered
     */
    public String admit(Optional<String> email) throws RefusedException {
        if (hours.open()) {
            return "";
        }
        if (email.isEmpty()) {
            throw RefusedException.unusable(
                    "Nobody is here at the moment: email must be your address, so that you can be answered.");
        }
        return REMARK;
    }
}
