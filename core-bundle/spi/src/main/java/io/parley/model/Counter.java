// SPDX-License-Identifier: Apache-2.0
package io.parley.model;

/** What channels count on a message. */
public enum Counter {
    /** Likes, favourites, hearts. */
    LIKES,
    /** Shares, boosts, reposts. */
    SHARES,
    /** Direct answers. */
    REPLIES,
    /** How often it was shown. */
    VIEWS,
    /** Votes for it, less those against where the channel nets them. */
    VOTES
}
