// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The people of one CRM: they answer, edit what they wrote, talk among themselves, close cases and merge records. */
final class Reps {

    private final String name;
    private final CrmRecords records;
    private final CrmFeed feed;
    private final Dice dice;
    private final Later later;
    private final List<ObjectNode> comments = new ArrayList<>();
    private volatile boolean calm;

    Reps(String name, CrmRecords records, CrmFeed feed, Dice dice, Later later) {
        this.name = name;
        this.records = records;
        this.feed = feed;
        this.dice = dice;
        this.later = later;
    }

    /** They merge no more; what they have begun they end. */
    void calm() {
        calm = true;
    }

    /** A customer's message is new in a case. */
    void sees(CrmRecord entry) {
        if (dice.chance(0.025)) {
            later.in(dice.below(1_500), () -> answer(entry));
        }
        if (dice.chance(0.01)) {
            later.in(dice.below(2_000), () -> close(entry));
        }
        if (dice.chance(0.002)) {
            later.in(dice.below(2_000), () -> merge(entry));
        }
    }

    ArrayNode truth() {
        return Wire.JSON.createArrayNode().addAll(comments);
    }

    private void answer(CrmRecord entry) {
        synchronized (records) {
            String mark = "[" + name + "-" + comments.size() + "]";
            if (dice.chance(0.15)) {
                comment(entry, mark, "for colleagues", false);
                return;
            }
            comment(entry, mark, "for the customer", true);
            if (dice.chance(0.15)) {
                comment(entry, mark, "for the customer", true);
            }
        }
    }

    private void comment(CrmRecord entry, String mark, String text, boolean forCustomer) {
        CrmRecord comment = records.make("comment", "");
        comment.caseRef = entry.caseRef;
        comments.add(Wire.JSON
                .createObjectNode()
                .put("ref", comment.ref)
                .put("mark", mark)
                .put("public", forCustomer)
                .put("case", entry.caseRef)
                .put("conversation", entry.conversation));
        if (forCustomer) {
            Instant at = Instant.now();
            feed.reply(comment.ref, comment.caseRef, mark + " " + text, at);
            if (dice.chance(0.2)) {
                later.in(500 + dice.below(2_000), () -> edit(comment, mark, at));
            }
        }
    }

    private void edit(CrmRecord comment, String mark, Instant at) {
        synchronized (records) {
            feed.reply(comment.ref, comment.caseRef, mark + " edited", at);
        }
    }

    private void close(CrmRecord entry) {
        synchronized (records) {
            feed.closed(entry.caseRef, true);
        }
        later.in(500 + dice.below(2_000), () -> {
            synchronized (records) {
                feed.closed(entry.caseRef, false);
            }
        });
    }

    /** Two cases of one person become one, or two contacts do; never what the agent may not have heard of. */
    private void merge(CrmRecord entry) {
        synchronized (records) {
            CrmRecord own = records.get(dice.chance(0.5) ? entry.caseRef : records.get(entry.caseRef).contact);
            Optional<CrmRecord> other = records.made().stream()
                    .filter(one -> one.kind.equals(own.kind) && one.known && !one.mergedAway && one != own)
                    .filter(one -> one.contact.equals(own.contact))
                    .filter(one -> dice.chance(0.2))
                    .findFirst();
            if (!calm && !own.mergedAway && other.isPresent()) {
                records.merge(own, other.get());
                feed.merged(own.ref, other.get().ref);
            }
        }
    }
}
