// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps files that people send over channels that live in the agent itself, such as the live chat, and gives them to
 * whoever has their link, until they are older than the agent's configuration allows. A service of the agent. Any thread.
 */
@ProviderType
public interface FileStore {

    /** {@return the media types that it recognises by what a file holds; no others are ever taken} */
    Set<String> mediaTypes();

    /**
     * Takes a file in, and returns when it is on disk. What it is follows from its first bytes, never from what the sender
     * says; the agent's configuration may have it scanned before it is taken.
     *
     * @param offer what is known of the file beforehand
     * @param contents the file, read to its end or until it is refused, never held in memory; not closed
     * @return the file as it is kept
     * @throws FileRefusedException if it is not taken; the message is a sentence for the sender
     * @throws Inbox.NotStoredException if the disk takes nothing now: the sender must be told, and may try again
     * @throws IOException if the contents cannot be read to their end
     * @throws InterruptedException if the thread was interrupted; nothing is kept
     */
    KeptFile accept(FileOffer offer, InputStream contents)
            throws FileRefusedException, Inbox.NotStoredException, IOException, InterruptedException;

    /**
     * A file that is kept.
     *
     * @param id as {@link KeptFile#id()} said it; anything else finds nothing
     * @return the file; empty if there is none, or it was deleted
     */
    Optional<KeptFile> find(String id);

    /**
     * Deletes a file; its links lead nowhere afterwards. Nothing happens if there is none.
     *
     * @param id as {@link KeptFile#id()} said it
     * @throws IOException if it cannot be deleted
     */
    void delete(String id) throws IOException;

    /**
     * The form of a link that pages of the agent show: that of a kept file leads to where the files are now, and is a path
     * alone when that is the host of the pages themselves.
     *
     * @param link any link
     * @return the link for a page; the same for what is not kept here
     */
    URI forPages(URI link);
}
