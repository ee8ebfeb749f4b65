// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.sandbox.server.records.Contacts;
import io.parley.crm.sandbox.server.records.Profile;
import io.parley.crm.sandbox.server.records.Profiles;
import io.parley.crm.sandbox.server.records.Tx;
import io.parley.crm.sandbox.server.web.Fields;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Contacts: name and e-mail address belong to people once they are made, the profile to the channel. */
final class ContactUpsert implements Upsert {

    private final Contacts contacts;
    private final Profiles profiles;

    ContactUpsert(Tx tx) {
        contacts = new Contacts(tx);
        profiles = new Profiles(tx);
    }

    @Override
    public long put(String key, Fields write) throws SQLException {
        Fields given = write.inside("profile");
        Profile profile = profile(key, given);
        Optional<Long> known = knownAs(key, write);
        long contact = known.isPresent() ? known.get() : add(profile, given, write);
        profiles.put(contact, profile);
        return contact;
    }

    /** The contact that the writer knows, which people may have made; else the one of the key, unless that is another. */
    private Optional<Long> knownAs(String key, Fields write) throws SQLException {
        Optional<Long> id = write.optionalId("id");
        if (id.isPresent() && contacts.has(id.get())) {
            return Optional.of(contacts.find(id.get()).id());
        }
        Set<Long> others = new HashSet<>();
        for (JsonNode other : write.node("separatedFrom")) {
            if (contacts.has(other.asLong())) {
                others.add(contacts.find(other.asLong()).id());
            }
        }
        return profiles.contactOf(key).filter(contact -> !others.contains(contact));
    }

    private long add(Profile profile, Fields given, Fields write) throws SQLException {
        Parents.mustBeNew(write, "contact");
        String name = profile.name().isBlank() ? "(no name)" : profile.name().strip();
        return contacts.add(name, given.optional("email", 254), given.optional("phone", 60));
    }

    private static Profile profile(String key, Fields given) {
        JsonNode count = given.node("followers");
        @Nullable Long followers = count.canConvertToLong() && count.longValue() >= 0 ? count.longValue() : null;
        return new Profile(
                key,
                given.text("channel", 50),
                Objects.requireNonNullElse(given.optional("name", 500), ""),
                given.optional("handle", 500),
                given.link("url"),
                given.optional("bio", 20_000),
                given.optional("location", 500),
                followers,
                given.node("verified").asBoolean());
    }
}
