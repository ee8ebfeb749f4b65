// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.ExternalId;
import io.parley.model.SocialProfile;
import io.parley.spi.HtmlText;
import io.parley.spi.SyncException;
import io.parley.spi.Untrusted;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Says in the words of the agent what the server says about a person.
 *
 * @param host of the server, the realm of what has no address of its own
 * @param html makes plain text
 */
record ProfileMapper(String host, HtmlText html) {

    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_BIO = 20_000;
    private static final int MOST_FIELDS = 10;
    private static final int LONGEST_FIELD_NAME = 100;
    private static final int LONGEST_FIELD_VALUE = 254;

    /** A person who was asked for alone. */
    SocialProfile only(JsonNode account) throws SyncException {
        try {
            return profile(account);
        } catch (IllegalArgumentException e) {
            throw new SyncException.Transient(host + " answered with an account that cannot be read", false, e);
        }
    }

    SocialProfile profile(JsonNode account) {
        String handle = handle(account);
        String name = Untrusted.line(account, "display_name", LONGEST_NAME);
        SocialProfile.Builder profile = SocialProfile.of(id(account))
                .displayName(name.isEmpty() ? handle : name)
                .handle(handle)
                .page(Untrusted.link(account, "url").orElse(null))
                .avatar(Untrusted.link(account, "avatar").orElse(null))
                .bio(Untrusted.cut(html.toPlainText(account.path("note").asText("")), LONGEST_BIO))
                .followers(account.path("followers_count").asLong())
                .following(account.path("following_count").asLong())
                .observedAt(Instant.now());
        int fields = Math.min(account.path("fields").size(), MOST_FIELDS);
        for (int i = 0; i < fields; i++) {
            JsonNode field = account.path("fields").path(i);
            String value = Untrusted.cut(html.toPlainText(field.path("value").asText("")), LONGEST_FIELD_VALUE);
            profile.attribute("field:" + Untrusted.line(field, "name", LONGEST_FIELD_NAME), value);
            Untrusted.contactPoint(value).ifPresent(profile::contactPoint);
        }
        return profile.build();
    }

    /** The address of the actor: the same on every server that shows the person. */
    private ExternalId id(JsonNode account) {
        Optional<URI> actor = Untrusted.link(account, "uri").or(() -> Untrusted.link(account, "url"));
        if (actor.isEmpty()) {
            return new ExternalId(
                    MastodonConnector.CHANNEL, host, account.path("acct").asText());
        }
        String query = actor.get().getRawQuery();
        String id = actor.get().getRawPath().replaceFirst("^/", "") + (query == null ? "" : "?" + query);
        String realm = actor.get().getHost().toLowerCase(Locale.ROOT);
        return new ExternalId(MastodonConnector.CHANNEL, realm, id.isEmpty() ? "/" : id);
    }

    private String handle(JsonNode account) {
        String name = account.path("acct").asText();
        return Untrusted.cut(name.contains("@") ? name : name + "@" + host, LONGEST_NAME);
    }
}
