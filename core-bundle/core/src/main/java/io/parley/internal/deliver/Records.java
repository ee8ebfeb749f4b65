// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.store.Cases;
import io.parley.internal.store.Cases.Case;
import io.parley.internal.store.Conversations;
import io.parley.internal.store.Deliveries.Delivery;
import io.parley.internal.store.ForeignContacts;
import io.parley.internal.store.Items;
import io.parley.internal.store.Links;
import io.parley.internal.store.Links.Kind;
import io.parley.internal.store.Links.Link;
import io.parley.internal.store.Matches;
import io.parley.internal.store.Profiles;
import io.parley.internal.store.Profiles.Known;
import io.parley.internal.store.Tx;
import io.parley.model.Conversation;
import io.parley.model.SocialProfile;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The contacts and cases that the rows of a batch need, each at most once, and the rows. */
final class Records {

    private static final int ROOM_FOR_PARENTS = 3;

    /** So that a batch of the longest texts needs no more memory than an agent has. */
    private static final int MOST_CHARACTERS = 4_000_000;

    private final Tx tx;
    private final String target;
    private final int mostWrites;
    private final Links links;
    private final Map<String, Planned> contacts = new LinkedHashMap<>();
    private final Map<String, Planned> cases = new LinkedHashMap<>();
    private final List<Planned.Row> rows = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<Long> ids = new HashSet<>();
    private int rowCount;
    private int characters;

    Records(Tx tx, String target, int mostWrites) {
        this.tx = tx;
        this.target = target;
        this.mostWrites = mostWrites;
        this.links = new Links(tx);
    }

    /** Whether another row with new parents might not fit. */
    boolean full() {
        return contacts.size() + cases.size() + rows.size() + ROOM_FOR_PARENTS > mostWrites
                || characters > MOST_CHARACTERS;
    }

    int rows() {
        return rowCount;
    }

    void row(Planned.Row planned) {
        rows.add(planned);
        if (planned.write() instanceof CrmWrite.PutMessage put) {
            characters += put.message().text().length();
        }
        note(planned);
    }

    /** A row that is itself a contact. */
    void person(Planned.Row planned) throws SQLException {
        contacts.put(planned.contactKey(), planned);
        links.trying(target, planned.contactKey(), Kind.CONTACT);
        note(planned);
    }

    private void note(Planned.Row planned) {
        rowCount++;
        keys.add(planned.row().key());
        ids.add(planned.row().id());
        planned.earlier().forEach(earlier -> ids.add(earlier.id()));
    }

    List<Planned> planned() {
        List<Planned> all = new ArrayList<>(contacts.values());
        all.addAll(cases.values());
        all.addAll(rows);
        return all;
    }

    /** The rows that are tried. */
    List<Delivery> tried() {
        return planned().stream()
                .filter(Planned.Row.class::isInstance)
                .map(planned -> ((Planned.Row) planned).row())
                .toList();
    }

    /** Whether a row is in this batch already, itself or as one that another is written in place of. */
    boolean plans(Delivery row) {
        return ids.contains(row.id());
    }

    /** Whether a revision of a thing is written in this batch already. */
    boolean writes(String key) {
        return keys.contains(key);
    }

    /** A record that an earlier batch tried to make without learning the outcome. */
    Optional<Link> uncertain(String key) throws SQLException {
        return contacts.containsKey(key) || cases.containsKey(key)
                ? Optional.empty()
                : links.find(target, key).filter(link -> link.ref() == null);
    }

    /** Whether a contact is written in this batch. */
    boolean makes(String person) {
        return contacts.containsKey(person);
    }

    /** What is known of a record in the CRM. */
    Optional<Link> link(String key) throws SQLException {
        return links.find(target, key);
    }

    /** A contact that is made in this batch if the CRM does not have it, and written if it was not made by the agent. */
    Parent contact(String key) throws SQLException {
        Optional<Link> link = links.find(target, key);
        @Nullable CrmRef ref = link.map(Link::ref).orElse(null);
        boolean written = ref != null && link.get().writtenRevision() > 0;
        if (!written && !contacts.containsKey(key)) {
            Known known = new Profiles(tx).find(key).orElseThrow();
            CrmWrite write = put(key, ref, ref == null && link.isPresent(), known.profile());
            contacts.put(key, new Planned.Record(write, known.revision()));
            links.trying(target, key, Kind.CONTACT);
        }
        return new Parent(key, ref);
    }

    /** A write of a person, who may have been taken for somebody else before. */
    CrmWrite put(String key, @Nullable CrmRef ref, boolean inDoubt, SocialProfile profile) throws SQLException {
        CrmWrite.PutContact write = new CrmWrite.PutContact(key, ref, inDoubt, profile);
        boolean undecided = ref != null || new Matches(tx).current(target, key).isEmpty();
        return undecided ? write : write.separatedFrom(new ForeignContacts(tx).of(target, key));
    }

    /** Whether a case is made in this batch. */
    boolean opens(String key) {
        return cases.containsKey(key);
    }

    /** A case that is written in this batch if the CRM does not have it. */
    Parent conversation(Case belongs, Parent contact, Items.Content first) throws SQLException {
        String key = belongs.key();
        Optional<Link> link = links.find(target, key);
        @Nullable CrmRef ref = link.map(Link::ref).orElse(null);
        if (ref == null && !cases.containsKey(key)) {
            Conversation conversation =
                    new Conversations(tx).find(belongs.conversation()).orElseThrow();
            String subject = Subjects.of(conversation, first.message(), first.foundBy());
            CrmWrite.PutConversation write =
                    new CrmWrite.PutConversation(key, null, link.isPresent(), contact, conversation, subject);
            Optional<CrmRef> former = former(belongs);
            cases.put(key, new Planned.Record(former.isEmpty() ? write : write.after(former.get()), 0));
            links.trying(target, key, Kind.CASE);
        }
        return new Parent(key, ref);
    }

    private Optional<CrmRef> former(Case belongs) throws SQLException {
        Optional<Case> former = belongs.number() == 1 ? Optional.empty() : new Cases(tx).former(target, belongs);
        return former.isEmpty()
                ? Optional.empty()
                : links.find(target, former.get().key()).map(Link::ref);
    }

    /** A record that is not written in this batch. */
    Parent known(String key) throws SQLException {
        return new Parent(key, links.find(target, key).map(Link::ref).orElse(null));
    }
}
