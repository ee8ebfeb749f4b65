// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.channel.webchat.guard.Customers;
import io.parley.channel.webchat.guard.Doorway;
import io.parley.channel.webchat.mail.MailConfiguration;

/** What the configuration says to the parts of the chat. */
final class Terms {

    private Terms() {}

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

    static MailConfiguration mail(WebchatConfiguration configuration) {
        return new MailConfiguration(
                configuration.title(),
                configuration.mailHost(),
                configuration.mailPort(),
                configuration.mailSecurity(),
                configuration.mailUser(),
                configuration._mailPassword(),
                configuration.mailFrom(),
                configuration.mailPlusAddresses(),
                configuration.mailAfterMinutes(),
                configuration.mailLanguage(),
                configuration.mailboxHost(),
                configuration.mailboxPort(),
                configuration.mailboxSecurity(),
                configuration.mailboxFolder());
    }
}
