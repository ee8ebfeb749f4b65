// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import java.time.Duration;

/** What a connector promises about sending the same {@link Reply} again. */
public final class Repeat {

    /** The three promises. */
    public enum Kind {
        /** The channel recognises the reply's key, so sending again posts nothing twice. */
        SAFE,
        /** The channel does not recognise it, but the account's own messages can be looked up. */
        SEARCHABLE,
        /** Neither: when in doubt, a person decides. */
        UNSAFE
    }

    private final Kind kind;
    private final Duration bound;

    private Repeat(Kind kind, Duration bound) {
        this.kind = kind;
        this.bound = bound;
    }

    /**
     * The channel recognises the key.
     *
     * @param validFor how long after the first attempt; afterwards a person decides
     * @return the promise
     */
    public static Repeat safe(Duration validFor) {
        return new Repeat(Kind.SAFE, validFor);
    }

    /**
     * The account's own messages can be looked up; the connector is a {@link SentFinder} too.
     *
     * @param visibleAfter how long after an attempt a sent message is certain to be found
     * @return the promise
     */
    public static Repeat searchable(Duration visibleAfter) {
        return new Repeat(Kind.SEARCHABLE, visibleAfter);
    }

    /** {@return the promise of a channel where doubt cannot be resolved} */
    public static Repeat unsafe() {
        return new Repeat(Kind.UNSAFE, Duration.ZERO);
    }

    /** {@return which promise} */
    public Kind kind() {
        return kind;
    }

    /** {@return {@code validFor} or {@code visibleAfter}; zero for UNSAFE} */
    public Duration bound() {
        return bound;
    }
}
