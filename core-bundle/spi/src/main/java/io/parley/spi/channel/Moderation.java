// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

/** What a person may decide about a message that somebody else wrote. */
public enum Moderation {
    /** Everybody may read it, although it waited, was hidden, or was taken for spam. */
    APPROVE,
    /** Nobody but its author and those who moderate reads it, until it is approved. */
    HIDE,
    /** As {@link #HIDE}, and the channel learns that it is spam. */
    SPAM,
    /** It is taken away, into a bin where the channel has one. */
    REMOVE
}
