// SPDX-License-Identifier: Apache-2.0
package io.parley.model;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A picture, film or file that belongs to a message. The content stays where it is; this is where to find it. */
public final class Attachment {

    private final URI link;
    private final String mediaType;
    private final @Nullable String name;
    private final @Nullable String description;

    private Attachment(URI link, String mediaType, @Nullable String name, @Nullable String description) {
        this.link = link;
        this.mediaType = Check.length("mediaType", mediaType, 3, 127);
        this.name = name == null ? null : Check.length("name", name, 1, 255);
        this.description = description == null ? null : Check.length("description", description, 0, 2_000);
    }

    /**
     * An attachment without name and description.
     *
     * @param link where the content can be fetched
     * @param mediaType such as {@code image/png}; {@code application/octet-stream} when unknown; 3 to 127 characters
     * @return the attachment
     */
    public static Attachment of(URI link, String mediaType) {
        return new Attachment(link, mediaType, null, null);
    }

    /**
     * A copy with a file name.
     *
     * @param value 1 to 255 characters
     * @return the copy
     */
    public Attachment named(String value) {
        return new Attachment(link, mediaType, value, description);
    }

    /**
     * A copy with the description for people who do not see it.
     *
     * @param value at most 2,000 characters
     * @return the copy
     */
    public Attachment describedAs(String value) {
        return new Attachment(link, mediaType, name, value);
    }

    /** {@return where the content can be fetched; comes from outside, so never follow it without the host policy} */
    public URI link() {
        return link;
    }

    /** {@return the media type the channel states} */
    public String mediaType() {
        return mediaType;
    }

    /** {@return the file name, if the channel has one} */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** {@return the description for people who do not see it} */
    public Optional<String> description() {
        return Optional.ofNullable(description);
    }
}
