// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.sync;

import io.parley.crm.sandbox.server.records.Cases;
import io.parley.crm.sandbox.server.records.Contacts;
import io.parley.crm.sandbox.server.records.Profiles;
import io.parley.crm.sandbox.server.records.Refusal;
import io.parley.crm.sandbox.server.records.Tx;
import io.parley.crm.sandbox.server.web.Fields;
import java.sql.SQLException;
import java.util.Optional;

/** Finds what a write belongs to, by key or by id. */
final class Parents {

    private static final int LONGEST_KEY = 200;

    private final Contacts contacts;
    private final Profiles profiles;
    private final Cases cases;

    Parents(Tx tx) {
        contacts = new Contacts(tx);
        profiles = new Profiles(tx);
        cases = new Cases(tx);
    }

    long contact(Fields write) throws SQLException {
        Fields parent = write.inside("contact");
        String key = parent.optional("key", LONGEST_KEY);
        if (key == null) {
            return contacts.find(parent.id("id")).id();
        }
        return profiles.contactOf(key).orElseThrow(() -> unknown("contact", key));
    }

    long caseFile(Fields write) throws SQLException {
        Fields parent = write.inside("case");
        String key = parent.optional("key", LONGEST_KEY);
        if (key == null) {
            return cases.find(parent.id("id")).id();
        }
        return cases.idOf(key).orElseThrow(() -> unknown("case", key));
    }

    /**
     * Refuses to make a record that the writer knows by id: it was made in another file, and making it again would hide
     * that the old one is lost.
     */
    static void mustBeNew(Fields write, String kind) {
        Optional<Long> id = write.optionalId("id");
        if (id.isPresent()) {
            throw new Refusal(
                    404, "The " + kind + " " + id.get() + " is not in this sandbox CRM; was its file replaced?");
        }
    }

    private static Refusal unknown(String kind, String key) {
        return new Refusal(404, "There is no " + kind + " with the key " + key + "; write it first.");
    }
}
