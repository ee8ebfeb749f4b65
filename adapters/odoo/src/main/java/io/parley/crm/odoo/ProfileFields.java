// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.ContactPoint;
import io.parley.model.SocialProfile;
import io.parley.spi.SyncException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a contact tells about a social profile: in fields of Parley's own where the database has them, else in its notes. */
final class ProfileFields {

    static final List<String> ALL = List.of(
            "x_parley_channel",
            "x_parley_handle",
            "x_parley_page",
            "x_parley_bio",
            "x_parley_location",
            "x_parley_followers");

    private ProfileFields() {}

    static List<String> presentIn(OdooSession odoo) throws SyncException, InterruptedException {
        JsonNode present = odoo.read(Models.PARTNER, "fields_get", List.of(ALL), Map.of("attributes", List.of("type")));
        return ALL.stream().filter(present::has).toList();
    }

    static List<String> of(SocialProfile profile, List<String> fields) {
        Map<String, String> facts = facts(profile);
        return fields.stream().map(facts::get).toList();
    }

    /** The same as markup for people. */
    static String note(SocialProfile profile) {
        StringBuilder note = new StringBuilder();
        facts(profile).forEach((field, value) -> {
            if (!value.isEmpty()) {
                String label = field.substring("x_parley_".length());
                note.append(note.isEmpty() ? "" : "<br>").append(OdooText.markup(label + ": " + value));
            }
        });
        return note.toString();
    }

    static String nameOf(SocialProfile profile) {
        String name = OdooText.line(profile.displayName());
        return name.isEmpty() ? profile.handle().orElse(profile.id().key()) : name;
    }

    /** An address or number, preferably one for which the channel vouches. */
    static String point(SocialProfile profile, ContactPoint.Kind kind) {
        return profile.contactPoints().stream()
                .filter(point -> point.kind() == kind)
                .sorted(Comparator.comparing(ContactPoint::verified).reversed())
                .map(point -> OdooText.line(point.value()))
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> facts(SocialProfile profile) {
        long followers = Math.min(profile.followers().orElse(0), Integer.MAX_VALUE);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("x_parley_channel", profile.id().channel());
        facts.put("x_parley_handle", OdooText.line(profile.handle().orElse("")));
        facts.put("x_parley_page", OdooText.web(profile.page()));
        facts.put("x_parley_bio", OdooText.plain(profile.bio().orElse("")));
        facts.put("x_parley_location", OdooText.line(profile.location().orElse("")));
        facts.put("x_parley_followers", profile.followers().isEmpty() ? "" : String.valueOf(followers));
        return facts;
    }
}
