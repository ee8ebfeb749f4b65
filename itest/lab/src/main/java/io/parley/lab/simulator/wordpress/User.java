// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import java.time.Instant;

/**
 * Somebody with an account.
 *
 * @param id as the API shows it
 * @param login the name that goes with a password
 * @param displayName what comments are signed with
 * @param email address
 * @param password the application password, with blanks as it is shown to its owner
 * @param administrator whether they may do everything; otherwise they are a subscriber
 * @param registered since when
 */
record User(
        long id,
        String login,
        String displayName,
        String email,
        String password,
        boolean administrator,
        Instant registered) {

    /** {@return whether this is their password; whatever is neither letter nor digit does not count} */
    boolean opensWith(String attempt) {
        return lettersAndDigits(password).equals(lettersAndDigits(attempt));
    }

    /** {@return whether they log in with this name or address} */
    boolean isCalled(String name) {
        return login.equalsIgnoreCase(name) || email.equalsIgnoreCase(name);
    }

    private static String lettersAndDigits(String text) {
        return text.replaceAll("[^A-Za-z0-9]", "");
    }
}
