// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.http;

import io.parley.spi.SyncException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Gets the access tokens of an {@link ApiClient}. The client keeps the token, asks for the next one a minute before the end
 * or when the vendor refused it, one caller at a time however many requests wait, and then repeats the refused request once.
 */
@ConsumerType
@FunctionalInterface
public interface TokenSource {

    /**
     * Gets a token.
     *
     * @param client speaks to the same endpoint, with the same status rows, without a token
     * @return the token
     * @throws SyncException if none can be had; {@code ItemRejected} counts as {@code AuthExpired} here
     * @throws InterruptedException if the plug-in is leaving
     */
    AccessToken mint(ApiClient client) throws SyncException, InterruptedException;

    /**
     * Gets the token that follows one with a {@link AccessToken#renewal()}. The secret lives as long as the token that
     * carries it, in memory alone.
     *
     * @param client as with {@link #mint}
     * @param last the token that ends or was refused
     * @return the next token, with the next secret if it can be renewed in its turn; a minted one unless overridden
     * @throws SyncException if none can be had; {@code AuthExpired} and {@code ItemRejected} mean that the secret is dead:
     *     it is forgotten, and a token is minted at once
     * @throws InterruptedException if the plug-in is leaving
     */
    default AccessToken renew(ApiClient client, AccessToken last) throws SyncException, InterruptedException {
        return mint(client);
    }
}
