// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.ExternalId;
import io.parley.model.SocialProfile;
import io.parley.spi.Untrusted;
import java.time.Instant;

/** Says in the words of the agent what the network says about a person. */
final class ProfileMapper {

    private static final String UNCONFIRMED = "handle.invalid";
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_BIO = 20_000;
    private static final int LONGEST_ATTRIBUTE = 500;

    private ProfileMapper() {}

    static SocialProfile profile(JsonNode person) {
        String did = person.path("did").asText();
        String handle = Untrusted.line(person, "handle", LONGEST_NAME);
        String name = Untrusted.line(person, "displayName", LONGEST_NAME);
        SocialProfile.Builder profile = SocialProfile.of(id(did))
                .displayName(name.isEmpty() ? handle : name)
                .handle(handle.isEmpty() || handle.equals(UNCONFIRMED) ? null : handle)
                .page(Untrusted.link(PostMapper.WEB + did).orElse(null))
                .avatar(Untrusted.link(person, "avatar").orElse(null))
                .bio(Untrusted.text(person, "description", LONGEST_BIO))
                .verified(person.path("verification")
                        .path("verifiedStatus")
                        .asText("")
                        .equals("valid"))
                .observedAt(Instant.now());
        if (person.has("followersCount")) {
            profile.followers(person.path("followersCount").asLong());
            profile.following(person.path("followsCount").asLong());
        }
        Untrusted.link(person, "website")
                .ifPresent(
                        website -> profile.attribute("website", Untrusted.cut(website.toString(), LONGEST_ATTRIBUTE)));
        return profile.build();
    }

    static ExternalId id(String did) {
        return new ExternalId(BlueskyConnector.CHANNEL, "", did);
    }
}
