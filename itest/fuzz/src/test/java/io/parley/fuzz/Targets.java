// SPDX-License-Identifier: Apache-2.0
package io.parley.fuzz;

import io.parley.channel.bluesky.BlueskyTarget;
import io.parley.channel.feed.FeedListTarget;
import io.parley.channel.feed.FeedTarget;
import io.parley.channel.mastodon.MastodonTarget;
import io.parley.channel.webchat.WebchatTarget;
import io.parley.channel.webchat.guard.CustomerTarget;
import io.parley.channel.webchat.mail.MailTarget;
import io.parley.channel.wordpress.WordPressTarget;
import io.parley.crm.odoo.OdooTarget;
import io.parley.crm.salesforce.SalesforceTarget;
import io.parley.crm.sandbox.SandboxTarget;
import io.parley.internal.agent.ConfigurationTarget;
import io.parley.internal.console.LoginTarget;
import io.parley.internal.http.EventsTarget;
import io.parley.internal.http.HtmlTarget;
import io.parley.internal.http.LimitsTarget;
import io.parley.internal.http.RedirectTarget;
import io.parley.internal.mapping.MappingTarget;
import io.parley.internal.ops.ReceiptTarget;
import io.parley.internal.store.BackUpTarget;
import io.parley.internal.store.NamesTarget;
import io.parley.internal.store.StoredJsonTarget;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All that is fed. */
final class Targets {

    private Targets() {}

    /** Targets by name, each made when it is wanted. */
    static Map<String, Supplier<Target>> all() {
        Map<String, Supplier<Target>> targets = new TreeMap<>();
        targets.put("back-up", BackUpTarget::new);
        targets.put("bluesky", BlueskyTarget::new);
        targets.put("configuration", ConfigurationTarget::new);
        targets.put("customer", CustomerTarget::new);
        targets.put("events", EventsTarget::new);
        targets.put("feed", FeedTarget::new);
        targets.put("feed-list", FeedListTarget::new);
        targets.put("html", HtmlTarget::new);
        targets.put("limits", LimitsTarget::new);
        targets.put("login", LoginTarget::new);
        targets.put("mail", MailTarget::new);
        targets.put("mapping", MappingTarget::new);
        targets.put("mastodon", MastodonTarget::new);
        targets.put("names", NamesTarget::new);
        targets.put("odoo", OdooTarget::new);
        targets.put("receipt", ReceiptTarget::new);
        targets.put("redirect", RedirectTarget::new);
        targets.put("salesforce", SalesforceTarget::new);
        targets.put("sandbox", SandboxTarget::new);
        targets.put("signature", SignatureTarget::new);
        targets.put("stored-json", StoredJsonTarget::new);
        targets.put("untrusted", UntrustedTarget::new);
        targets.put("webchat", WebchatTarget::new);
        targets.put("wordpress", WordPressTarget::new);
        return targets;
    }
}
