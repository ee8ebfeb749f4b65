// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import io.parley.model.ContactPoint;
import io.parley.model.SocialProfile;
import io.parley.spi.Untrusted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a contact tells about a social profile: in fields of Parley's own where the database has them, else in its notes. */
final class ProfileFields {

    static final String CHANNEL = "x_parley_channel";
    static final String HANDLE = "x_parley_handle";
    static final String FOLLOWERS = "x_parley_followers";
    static final List<String> ALL =
            List.of(CHANNEL, HANDLE, "x_parley_page", "x_parley_bio", "x_parley_location", FOLLOWERS);

    private static final int MOST_CHARACTERS = 500;
    private static final int LONGEST_BIO = 20_000;

    private ProfileFields() {}

    static boolean in(Fields fields) {
        return ALL.stream().anyMatch(fields::has);
    }

    /** What is kept up to date. */
    static List<Cell> kept(SocialProfile profile, Fields fields) {
        List<Cell> cells = new ArrayList<>();
        facts(profile).forEach((field, value) -> {
            if (fields.has(field)) {
                cells.add(field.equals(FOLLOWERS) ? Cell.number(field, followers(profile)) : Cell.text(field, value));
            }
        });
        return cells;
    }

    /** What is written when the contact is made. */
    static List<Cell> first(SocialProfile profile, Fields fields) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text("name", nameOf(profile)));
        cells.add(Cell.text("email", point(profile, ContactPoint.Kind.EMAIL)));
        cells.add(Cell.text("phone", point(profile, ContactPoint.Kind.PHONE)));
        cells.add(Cell.text("website", OdooText.web(profile.page())));
        if (in(fields)) {
            cells.addAll(kept(profile, fields));
        } else {
            List<String> lines = lines(profile);
            String markup =
                    String.join("<br>", lines.stream().map(OdooText::markup).toList());
            cells.add(Cell.markup("comment", markup, String.join("\n", lines)));
        }
        return cells;
    }

    private static List<String> lines(SocialProfile profile) {
        List<String> lines = new ArrayList<>();
        facts(profile).forEach((field, value) -> {
            if (!value.isEmpty()) {
                lines.add(field.substring("x_parley_".length()) + ": " + value);
            }
        });
        return lines;
    }

    static String nameOf(SocialProfile profile) {
        String name = Untrusted.line(profile.displayName(), MOST_CHARACTERS);
        return name.isEmpty() ? profile.handle().orElse(profile.id().key()) : name;
    }

    private static String point(SocialProfile profile, ContactPoint.Kind kind) {
        return profile.best(kind)
                .map(point -> Untrusted.line(point.value(), MOST_CHARACTERS))
                .orElse("");
    }

    private static long followers(SocialProfile profile) {
        return Math.min(profile.followers().orElse(0), Integer.MAX_VALUE);
    }

    private static Map<String, String> facts(SocialProfile profile) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(CHANNEL, profile.id().channel());
        facts.put(HANDLE, Untrusted.line(profile.handle().orElse(""), MOST_CHARACTERS));
        facts.put("x_parley_page", OdooText.web(profile.page()));
        facts.put("x_parley_bio", Untrusted.text(profile.bio().orElse(""), LONGEST_BIO));
        facts.put("x_parley_location", Untrusted.line(profile.location().orElse(""), MOST_CHARACTERS));
        facts.put(FOLLOWERS, profile.followers().isEmpty() ? "" : String.valueOf(followers(profile)));
        return facts;
    }
}
