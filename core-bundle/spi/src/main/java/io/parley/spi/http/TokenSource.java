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
}
