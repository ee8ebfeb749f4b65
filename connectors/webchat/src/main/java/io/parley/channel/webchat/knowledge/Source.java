// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.knowledge;

import io.parley.spi.SyncException;
import java.net.URI;
import java.util.List;

/** Where pages are found. */
interface Source {

    /** {@return an address of the site; pages elsewhere are not suggested} */
    URI site();

    /**
     * Reads what there is, or finds out whether it can be asked. One thread at a time.
     *
     * @throws SyncException if it is not there; what was read before stays
     */
    void look() throws SyncException, InterruptedException;

    /**
     * Finds pages. Any thread.
     *
     * @param query what a visitor typed
     * @param words the same as words
     * @param most pages wanted
     */
    List<Suggestion> find(String query, List<String> words, int most) throws SyncException, InterruptedException;
}
