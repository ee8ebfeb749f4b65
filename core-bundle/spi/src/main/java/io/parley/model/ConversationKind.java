// SPDX-License-Identifier: Apache-2.0
package io.parley.model;

/** What sort of exchange a conversation is. */
public enum ConversationKind {
    /** A public post with what is said under it. */
    PUBLIC_THREAD,
    /** Private messages between the company and one person or a small group. */
    DIRECT,
    /** A review, with or without a rating. */
    REVIEW,
    /** A live chat: somebody is waiting. */
    CHAT,
    /** A question in a community. */
    QUESTION,
    /** A proposal that others vote on. */
    IDEA
}
