// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import java.util.Set;

/** A file that somebody would like to leave with the agent, before it was read. */
public final class FileOffer {

    private final String owner;
    private final String name;
    private final String mediaType;
    private final long mostBytes;
    private final Set<String> mediaTypes;

    private FileOffer(String owner, String name, String mediaType, long mostBytes, Set<String> mediaTypes) {
        this.owner = owner;
        this.name = name;
        this.mediaType = mediaType;
        this.mostBytes = mostBytes;
        this.mediaTypes = Set.copyOf(mediaTypes);
    }

    /**
     * An offer of at most a megabyte that may hold anything that is recognised.
     *
     * @param owner whose it is to be, such as an account and a conversation, so that nobody can use the files of others; at
     *     most 300 characters
     * @param name as the sender says it; made safe
     * @param mediaType as the sender says it; empty if they do not. It decides only between types that look alike
     * @return the offer
     */
    public static FileOffer of(String owner, String name, String mediaType) {
        if (owner.length() > 300) {
            throw new IllegalArgumentException("an owner has at most 300 characters");
        }
        return new FileOffer(owner, name, mediaType, 1_000_000, Set.of());
    }

    /**
     * A copy with another bound.
     *
     * @param bytes most bytes that are taken, above 0
     * @return the copy
     */
    public FileOffer atMost(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("a file must be allowed at least 1 byte, not " + bytes);
        }
        return new FileOffer(owner, name, mediaType, bytes, mediaTypes);
    }

    /**
     * A copy that is refused unless it holds one of some types.
     *
     * @param types some of {@link FileStore#mediaTypes()}; none for all of them
     * @return the copy
     */
    public FileOffer only(Set<String> types) {
        return new FileOffer(owner, name, mediaType, mostBytes, types);
    }

    /** {@return whose it is to be} */
    public String owner() {
        return owner;
    }

    /** {@return its name as the sender says it} */
    public String name() {
        return name;
    }

    /** {@return its media type as the sender says it; may be empty} */
    public String mediaType() {
        return mediaType;
    }

    /** {@return most bytes that are taken} */
    public long mostBytes() {
        return mostBytes;
    }

    /** {@return media types that are taken; empty for all that are recognised} */
    public Set<String> mediaTypes() {
        return mediaTypes;
    }
}
