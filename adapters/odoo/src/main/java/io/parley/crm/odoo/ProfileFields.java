// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.ContactPoint;
import io.parley.model.SocialProfile;
import io.parley.spi.SyncException;
import io.parley.spi.Untrusted;
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

    private static final int MOST_CHARACTERS = 500;
    private static final int LONGEST_BIO = 20_000;

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
        String name = Untrusted.line(profile.displayName(), MOST_CHARACTERS);
        return name.isEmpty() ? profile.handle().orElse(profile.id().key()) : name;
    }

    static String point(SocialProfile profile, ContactPoint.Kind kind) {
        return profile.best(kind)
                .map(point -> Untrusted.line(point.value(), MOST_CHARACTERS))
                .orElse("");
    }

    private static Map<String, String> facts(SocialProfile profile) {
        long followers = Math.min(profile.followers().orElse(0), Integer.MAX_VALUE);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("x_parley_channel", profile.id().channel());
        facts.put("x_parley_handle", Untrusted.line(profile.handle().orElse(""), MOST_CHARACTERS));
        facts.put("x_parley_page", OdooText.web(profile.page()));
        facts.put("x_parley_bio", Untrusted.text(profile.bio().orElse(""), LONGEST_BIO));
        facts.put("x_parley_location", Untrusted.line(profile.location().orElse(""), MOST_CHARACTERS));
        facts.put("x_parley_followers", profile.followers().isEmpty() ? "" : String.valueOf(followers));
        return facts;
    }
}
