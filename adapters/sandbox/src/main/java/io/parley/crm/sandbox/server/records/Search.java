// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.records;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for contacts by what people have put into them, however it is written. For one transaction. */
public final class Search {

    private static final int DIGITS = 8;
    private static final int MOST = 20;
    private static final String IDS = "SELECT id FROM contact WHERE merged_into IS NULL AND ";

    private final Tx tx;

    /** In a transaction. */
    public Search(Tx tx) {
        this.tx = tx;
    }

    /**
     * Contacts that have one of these, each once, at most 20.
     *
     * @param emails in any case
     * @param phones with or without a country
     * @param channel of the handle
     * @param handle of one of their profiles; null for none
     */
    public List<Contact> by(List<String> emails, List<String> phones, String channel, @Nullable String handle)
            throws SQLException {
        Set<Long> ids = new LinkedHashSet<>();
        for (String email : emails) {
            ids.addAll(
                    tx.list(IDS + "lower(email) = lower(?) ORDER BY id LIMIT ?", row -> row.getLong(1), email, MOST));
        }
        for (String phone : phones) {
            String end = end(phone);
            if (end != null) {
                ids.addAll(tx.list(IDS + "phone_end = ? ORDER BY id LIMIT ?", row -> row.getLong(1), end, MOST));
            }
        }
        if (handle != null) {
            ids.addAll(tx.list(
                    "SELECT DISTINCT contact FROM profile WHERE channel = ? AND lower(handle) = lower(?) LIMIT ?",
                    row -> row.getLong(1),
                    channel,
                    handle,
                    MOST));
        }
        List<Contact> found = new ArrayList<>();
        for (Long id : ids.stream().limit(MOST).toList()) {
            found.add(new Contacts(tx).find(id));
        }
        return found;
    }

    /** The digits by which numbers are found that are written with or without a country; null if there are too few. */
    static @Nullable String end(@Nullable String phone) {
        String digits = phone == null ? "" : phone.replaceAll("[^0-9]", "");
        return digits.length() < DIGITS ? null : digits.substring(digits.length() - DIGITS);
    }
}
