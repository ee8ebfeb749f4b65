// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.ContactPoint;
import io.parley.model.SocialProfile;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.OptionalLong;

/** Profiles as they stand in the store. */
final class ProfileJson {

    private ProfileJson() {}

    static String write(SocialProfile profile) {
        return Json.object(out -> {
            person(out, profile);
            if (profile.followers().isPresent()) {
                out.writeNumberField("followers", profile.followers().getAsLong());
            }
            if (profile.following().isPresent()) {
                out.writeNumberField("following", profile.following().getAsLong());
            }
            out.writeStringField("observedAt", profile.observedAt().toString());
            Json.optional(out, "expiresAt", profile.expiresAt());
        });
    }

    /** What makes a change worth telling the CRM: the person, and the counts in their first two digits. */
    static String fingerprint(SocialProfile profile) {
        return Fingerprint.of(Json.object(out -> {
            person(out, profile);
            out.writeNumberField("followers", roughly(profile.followers()));
            out.writeNumberField("following", roughly(profile.following()));
        }));
    }

    private static long roughly(OptionalLong count) {
        return count.isEmpty()
                ? -1
                : BigDecimal.valueOf(count.getAsLong())
                        .round(new MathContext(2))
                        .longValue();
    }

    static SocialProfile read(String text) {
        JsonNode in = Json.tree(text);
        SocialProfile.Builder profile = SocialProfile.of(Json.id(in.path("id")))
                .displayName(in.path("displayName").asText())
                .handle(Json.text(in, "handle"))
                .page(Json.uri(in, "page"))
                .avatar(Json.uri(in, "avatar"))
                .bio(Json.text(in, "bio"))
                .location(Json.text(in, "location"))
                .verified(in.path("verified").asBoolean())
                .observedAt(Instant.parse(in.path("observedAt").asText()))
                .expiresAt(Json.time(in, "expiresAt"));
        if (in.has("followers")) {
            profile.followers(in.path("followers").asLong());
        }
        if (in.has("following")) {
            profile.following(in.path("following").asLong());
        }
        in.path("contactPoints")
                .forEach(node -> profile.contactPoint(new ContactPoint(
                        ContactPoint.Kind.valueOf(node.path(0).asText()),
                        node.path(1).asText(),
                        node.path(2).asBoolean())));
        in.path("attributes")
                .properties()
                .forEach(entry ->
                        profile.attribute(entry.getKey(), entry.getValue().asText()));
        return profile.build();
    }

    private static void person(JsonGenerator out, SocialProfile profile) throws IOException {
        Json.id(out, "id", profile.id());
        out.writeStringField("displayName", profile.displayName());
        Json.optional(out, "handle", profile.handle());
        Json.optional(out, "page", profile.page());
        Json.optional(out, "avatar", profile.avatar());
        Json.optional(out, "bio", profile.bio());
        Json.optional(out, "location", profile.location());
        out.writeBooleanField("verified", profile.verified());
        if (!profile.contactPoints().isEmpty()) {
            out.writeArrayFieldStart("contactPoints");
            for (ContactPoint point : profile.contactPoints()) {
                out.writeStartArray();
                out.writeString(point.kind().name());
                out.writeString(point.value());
                out.writeBoolean(point.verified());
                out.writeEndArray();
            }
            out.writeEndArray();
        }
        Json.map(out, "attributes", profile.attributes());
    }
}
