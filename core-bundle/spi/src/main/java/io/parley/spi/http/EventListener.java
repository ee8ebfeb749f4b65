// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.http;

import io.parley.spi.SyncException;
import org.osgi.annotation.versioning.ConsumerType;

/** Hears server-sent events, in the thread that listens. */
@ConsumerType
public interface EventListener {

    /**
     * The other side accepted the request: from now on events come.
     *
     * @throws SyncException to stop listening, as if the other side had failed so
     * @throws InterruptedException if the thread was interrupted
     */
    void opened() throws SyncException, InterruptedException;

    /**
     * An event came. More of them wait meanwhile, up to a thousand.
     *
     * @param name of the kind of event; {@code message} where the other side gives none
     * @param data its text, lines separated by line feeds; untrusted
     * @throws SyncException to stop listening, as if the other side had failed so
     * @throws InterruptedException if the thread was interrupted
     */
    void event(String name, String data) throws SyncException, InterruptedException;
}
