// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The people that the CRM knows. For one transaction. */
public final class Contacts {

    private static final String SELECT = "SELECT id, name, email, phone FROM contact ";
    private static final String MATCHES = "merged_into IS NULL AND (name LIKE ?1 ESCAPE '!' OR email LIKE ?1 ESCAPE '!'"
            + " OR EXISTS (SELECT 1 FROM profile WHERE contact = contact.id AND (profile.name LIKE ?1 ESCAPE '!'"
            + " OR handle LIKE ?1 ESCAPE '!')))";

    private final Tx tx;
    private final Profiles profiles;

    /** In a transaction. */
    public Contacts(Tx tx) {
        this.tx = tx;
        this.profiles = new Profiles(tx);
    }

    /** A contact, or what it was merged into. */
    public Contact find(long id) throws SQLException {
        return first(SELECT + "WHERE id = (SELECT coalesce(merged_into, id) FROM contact WHERE id = ?)", id)
                .orElseThrow(() -> Refusal.missing("contact", id));
    }

    /** Contacts behind an id, in the order of their ids. */
    public List<Contact> after(long id, int most) throws SQLException {
        return list(SELECT + "WHERE id > ? AND merged_into IS NULL ORDER BY id LIMIT ?", id, most);
    }

    /** Contacts whose name, e-mail address, profile name or handle contains a text, newest first. */
    public List<Contact> matching(String text, int skip, int most) throws SQLException {
        return list(SELECT + "WHERE " + MATCHES + " ORDER BY id DESC LIMIT ?3 OFFSET ?2", pattern(text), skip, most);
    }

    /** How many match. */
    public long count(String text) throws SQLException {
        return tx.number("SELECT count(*) FROM contact WHERE " + MATCHES, pattern(text));
    }

    /** Makes a contact. */
    public long add(String name, @Nullable String email, @Nullable String phone) throws SQLException {
        return tx.number(
                "INSERT INTO contact (name, email, phone, phone_end) VALUES (?, ?, ?, ?) RETURNING id",
                name,
                email,
                phone,
                Search.end(phone));
    }

    /** A person changes what people keep of a contact. */
    public void edit(long id, String name, @Nullable String email, @Nullable String phone) throws SQLException {
        tx.update(
                "UPDATE contact SET name = ?, email = ?, phone = ?, phone_end = ? WHERE id = ?",
                name,
                email,
                phone,
                Search.end(phone),
                id);
    }

    /** Whether a contact is there, or what it was merged into. */
    public boolean has(long id) throws SQLException {
        return tx.number("SELECT count(*) FROM contact WHERE id = ?", id) > 0;
    }

    /** A person says that two contacts are one: everything of the loser goes to the survivor. */
    public Contact merge(long survivorId, long loserId) throws SQLException {
        if (survivorId == loserId) {
            throw Refusal.invalid("A contact cannot be merged into itself; survivor and loser must differ.");
        }
        Contact survivor = find(survivorId);
        Contact loser = find(loserId);
        if (survivor.id() == loser.id()) {
            return survivor;
        }
        tx.update("UPDATE contact SET merged_into = ?1 WHERE id = ?2 OR merged_into = ?2", survivor.id(), loser.id());
        edit(
                survivor.id(),
                survivor.name(),
                survivor.email() == null ? loser.email() : survivor.email(),
                survivor.phone() == null ? loser.phone() : survivor.phone());
        profiles.move(loser.id(), survivor.id());
        new Cases(tx).move(loser.id(), survivor.id());
        new ChangeLog(tx).merged(survivor.id(), loser.id());
        return find(survivor.id());
    }

    private Optional<Contact> first(String sql, Object... values) throws SQLException {
        return list(sql, values).stream().findFirst();
    }

    private List<Contact> list(String sql, Object... values) throws SQLException {
        List<Contact> found = new ArrayList<>();
        for (Contact bare : tx.list(sql, Contacts::read, values)) {
            found.add(new Contact(bare.id(), bare.name(), bare.email(), bare.phone(), profiles.of(bare.id())));
        }
        return found;
    }

    private static Contact read(ResultSet row) throws SQLException {
        return new Contact(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), List.of());
    }

    private static String pattern(String text) {
        return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
