// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.net.URI;
import java.time.Instant;

/**
 * What a hub was asked for.
 *
 * @param account for which
 * @param feed the key of the feed
 * @param hub who tells
 * @param topic the address of the feed as the hub knows it
 * @param secret with which the hub signs
 * @param state how far it is
 * @param until when the state ends by itself
 */
record Subscription(String account, String feed, URI hub, URI topic, String secret, State state, Instant until) {

    /** How far a subscription is. */
    enum State {
        /** The hub was asked, and has to ask back. */
        ASKED,
        /** The hub asked back. */
        ACTIVE,
        /** The hub does not want to. */
        DENIED,
        /** It is to end. */
        UNWANTED
    }

    Subscription as(State next, Instant end) {
        return new Subscription(account, feed, hub, topic, secret, next, end);
    }
}
