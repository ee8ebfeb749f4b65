// SPDX-License-Identifier: Apache-2.0
package io.parley.model;

/** Who can read something, from the widest to the narrowest; an answer is never wider than what it answers. */
public enum Visibility {
    /** Everybody, and the channel spreads it. */
    PUBLIC,
    /** Everybody who has the address or looks at the thread. */
    UNLISTED,
    /** The followers, friends or members of a group. */
    RESTRICTED,
    /** The people of the conversation alone. */
    PRIVATE
}
