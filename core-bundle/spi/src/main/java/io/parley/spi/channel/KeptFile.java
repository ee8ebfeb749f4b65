// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.model.Attachment;
import java.net.URI;

/** A file that the agent keeps. */
public final class KeptFile {

    private final String id;
    private final String owner;
    private final String name;
    private final String mediaType;
    private final long size;
    private final URI link;

    /**
     * A file.
     *
     * @param id names it for ever
     * @param owner whose it is
     * @param name safe
     * @param mediaType recognised
     * @param size in bytes
     * @param link leads to it
     */
    public KeptFile(String id, String owner, String name, String mediaType, long size, URI link) {
        this.id = id;
        this.owner = owner;
        this.name = name;
        this.mediaType = mediaType;
        this.size = size;
        this.link = link;
    }

    /** {@return names it for ever; at most 100 characters out of {@code A-Z a-z 0-9 - _}} */
    public String id() {
        return id;
    }

    /** {@return whose it is, as its offer said} */
    public String owner() {
        return owner;
    }

    /** {@return its name: 1 to 100 characters without path, ending as files of its type do} */
    public String name() {
        return name;
    }

    /** {@return what it is, by what it holds} */
    public String mediaType() {
        return mediaType;
    }

    /** {@return bytes} */
    public long size() {
        return size;
    }

    /** {@return leads to it, for everybody who has it and for as long as it is kept; nobody can guess it} */
    public URI link() {
        return link;
    }

    /** {@return the file as it belongs to a message} */
    public Attachment attachment() {
        return Attachment.of(link, mediaType).named(name);
    }
}
