// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.guard;

import io.parley.model.ContactPoint;
import java.util.Optional;

/**
 * Somebody whom the site knows.
 *
 * @param id the same for the same person, for ever
 * @param name as the site has it
 * @param email as the site has it, verified if the site says so
 */
public record Customer(String id, Optional<String> name, Optional<ContactPoint> email) {

    /** The id is personal and does not belong in logs. */
    @Override
    public String toString() {
        return "Customer";
    }
}
