// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.channel.webchat.guard.Customers;
import io.parley.channel.webchat.guard.Doorway;

/** What the configuration says to those who guard the chat. */
final class GuardTerms {

    private GuardTerms() {}

    static Doorway.Terms doorway(WebchatConfiguration configuration) {
        return new Doorway.Terms(
                configuration.trustedProxies(),
                configuration.blockedAddresses(),
                configuration.conversationsPerMinute(),
                configuration.allConversationsPerMinute());
    }

    static Customers.Terms customers(WebchatConfiguration configuration) {
        return new Customers.Terms(
                configuration._customerSecret(),
                configuration.customerKey(),
                configuration.customerAudience(),
                configuration.blockedCustomers());
    }
}
