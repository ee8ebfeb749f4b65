// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Who somebody says they are, by HTTP's basic authentication.
 *
 * @param user the part before the first colon
 * @param password the rest
 */
public record Login(String user, String password) {

    /** Reads what stands behind the scheme. */
    static Optional<Login> of(String encoded) {
        try {
            String[] pair =
                    new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8).split(":", 2);
            return pair.length == 2 ? Optional.of(new Login(pair[0], pair[1])) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
