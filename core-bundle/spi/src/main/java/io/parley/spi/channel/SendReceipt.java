// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.model.ExternalId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an answer became on the channel. */
public final class SendReceipt {

    private final ExternalId message;
    private final Instant sentAt;
    private final @Nullable URI page;

    /**
     * A receipt.
     *
     * @param message the channel's id of the answer: an echo is recognised by it
     * @param sentAt when, by the channel's clock
     * @param page where people read it, if the channel says so
     */
    public SendReceipt(ExternalId message, Instant sentAt, @Nullable URI page) {
        this.message = message;
        this.sentAt = sentAt;
        this.page = page;
    }

    /** {@return the channel's id of the answer} */
    public ExternalId message() {
        return message;
    }

    /** {@return when it was sent} */
    public Instant sentAt() {
        return sentAt;
    }

    /** {@return where people read it} */
    public Optional<URI> page() {
        return Optional.ofNullable(page);
    }
}
