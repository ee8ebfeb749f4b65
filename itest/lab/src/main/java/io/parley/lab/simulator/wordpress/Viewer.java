// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import java.util.Optional;

/**
 * Who calls.
 *
 * @param user nobody for a visitor
 */
record Viewer(Optional<User> user) {

    /** {@return whether they may moderate and edit everything} */
    boolean moderates() {
        return user.map(User::administrator).orElse(false);
    }

    /** {@return whether this is their account} */
    boolean is(long userId) {
        return user.map(one -> one.id() == userId).orElse(false);
    }

    /** {@return the refusal of what they may not do, with 401 for visitors and 403 for the others} */
    Refusal forbidden(String code, String message) {
        return new Refusal(user.isEmpty() ? 401 : 403, code, message);
    }
}
