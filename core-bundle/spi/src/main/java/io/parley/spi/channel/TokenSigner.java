// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes and checks tokens for the visitors of channels that live in the agent itself, with a key that stays in the
 * agent's home: nothing has to be stored for a token to be recognised after a restart. A service of the agent. Any
 * thread.
 */
@ProviderType
public interface TokenSigner {

    /**
     * A token that nobody can make without the key.
     *
     * @param accountId the account; tokens of one account are worth nothing at another
     * @param purpose what the token is for, so that it is worth nothing elsewhere
     * @param subject what the token stands for
     * @return 43 characters out of {@code A-Z a-z 0-9 - _}, always the same for the same arguments
     */
    String sign(String accountId, String purpose, String subject);
}
