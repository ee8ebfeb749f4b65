// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import java.time.Instant;

/** Something that a connector wants to do later, and once, such as to send an e-mail to somebody who has left a chat. */
public final class Errand {

    private final String key;
    private final String text;
    private final Instant since;

    /**
     * An errand.
     *
     * @param key what names it within its account, 1 to 200 printable ASCII characters; never used for another one
     * @param text what the connector has to know to do it, at most 4,000 characters; no names and no addresses of people
     * @param since when it was thought of
     */
    public Errand(String key, String text, Instant since) {
        this.key = key;
        this.text = text;
        this.since = since;
    }

    /** {@return what names it within its account} */
    public String key() {
        return key;
    }

    /** {@return what the connector has to know to do it} */
    public String text() {
        return text;
    }

    /** {@return when it was thought of} */
    public Instant since() {
        return since;
    }

    /** The key alone. */
    @Override
    public String toString() {
        return "Errand[" + key + "]";
    }
}
