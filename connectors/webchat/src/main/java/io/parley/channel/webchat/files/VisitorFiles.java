// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.files;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.model.Attachment;
import io.parley.spi.channel.FileOffer;
import io.parley.spi.channel.FileRefusedException;
import io.parley.spi.channel.FileStore;
import io.parley.spi.channel.Inbox.NotStoredException;
import io.parley.spi.channel.KeptFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;

/** Takes the files of one chat's visitors, and lets each of them be used in the conversation for which it was sent. */
public final class VisitorFiles {

    /** Most files of one message. */
    public static final int MOST = 10;

    /** Each takes a thread for as long as it comes. */
    private static final int AT_ONCE = 30;

    private final String account;
    private final FileStore store;
    private final long mostBytes;
    private final Set<String> types;
    private final Semaphore coming = new Semaphore(AT_ONCE);

    /**
     * Files within limits.
     *
     * @throws IllegalArgumentException if a type is not known; the message says which are
     */
    public VisitorFiles(String account, FileStore store, int megabytes, String[] types) {
        this.account = account;
        this.store = store;
        this.mostBytes = megabytes * 1_000_000L;
        this.types = new TreeSet<>(List.of(types));
        if (!store.mediaTypes().containsAll(this.types)) {
            throw new IllegalArgumentException("attachmentTypes must hold some of " + store.mediaTypes());
        }
    }

    /** Says what is taken, unless nothing is. */
    public void describe(ObjectNode settings) {
        if (allowed()) {
            ObjectNode attachments = settings.putObject("attachments").put("maxBytes", mostBytes);
            ArrayNode names = attachments.putArray("types");
            types.forEach(names::add);
        }
    }

    /** Takes one in. */
    public KeptFile accept(String conversation, String name, String mediaType, long announced, InputStream contents)
            throws RefusedException, NotStoredException, IOException, InterruptedException {
        if (!allowed()) {
            throw new RefusedException(403, "This chat takes no files.");
        }
        if (announced > mostBytes) {
            throw new RefusedException(413, "This file is too large; at most " + mostBytes + " bytes are taken.");
        }
        if (!coming.tryAcquire()) {
            throw RefusedException.forNow("Too many files are being sent; please wait a little.");
        }
        try {
            FileOffer offer = FileOffer.of(owner(conversation), name, mediaType);
            return store.accept(offer.atMost(mostBytes).only(types), contents);
        } catch (FileRefusedException e) {
            throw new RefusedException(status(e.reason()), String.valueOf(e.getMessage()));
        } finally {
            coming.release();
        }
    }

    /** The attachments that ids stand for. */
    public List<Attachment> attachments(String conversation, List<String> ids) throws RefusedException {
        List<Attachment> attachments = new ArrayList<>();
        for (String id : ids) {
            attachments.add(store.find(id)
                    .filter(file -> file.owner().equals(owner(conversation)))
                    .orElseThrow(() -> RefusedException.unusable("attachments names a file that was not sent here."))
                    .attachment());
        }
        return attachments;
    }

    /** How a page of the chat reaches a link. */
    public URI forPages(URI link) {
        return store.forPages(link);
    }

    private boolean allowed() {
        return mostBytes > 0 && !types.isEmpty();
    }

    private String owner(String conversation) {
        return account + "/" + conversation;
    }

    private static int status(FileRefusedException.Reason reason) {
        return switch (reason) {
            case TOO_LARGE -> 413;
            case TYPE -> 415;
            case HARMFUL -> 422;
            case NOT_NOW -> 503;
        };
    }
}
