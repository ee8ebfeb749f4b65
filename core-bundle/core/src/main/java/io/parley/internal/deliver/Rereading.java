// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.deliver.Past.Record;
import io.parley.internal.store.Lanes;
import io.parley.internal.store.Links;
import io.parley.internal.store.Reapplication;
import io.parley.internal.store.Reapplication.Section;
import io.parley.internal.store.Standing;
import io.parley.internal.store.Standing.Delivered;
import io.parley.internal.store.Standing.Linked;
import io.parley.internal.store.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The next records that a mapping is applied to anew: as many as are free, and none of a person or conversation that
 * something else on its way carries.
 *
 * @param records in their order
 * @param section where it goes on
 * @param after behind which key or number
 * @param busy whether the next record is not free
 */
record Rereading(List<Record> records, Section section, String after, boolean busy) {

    /** Takes the next ones and boards whom they concern; within a transaction, so that no batch sets out meanwhile. */
    static Rereading next(Tx tx, String target, Reapplication job, int most, Flights flights) throws SQLException {
        int limit = (int) Math.min(most, job.rest());
        if (limit <= 0) {
            return new Rereading(List.of(), Section.END, "", false);
        }
        List<Found> found = found(tx, target, job, limit);
        List<Record> records = new ArrayList<>();
        String after = job.after();
        for (Found one : found) {
            boolean alone = job.phase() == Reapplication.Phase.WRITING;
            if (alone
                    && one.record().isPresent()
                    && !free(tx, target, one.record().get(), flights)) {
                board(records, flights);
                return new Rereading(records, job.section(), after, records.isEmpty());
            }
            one.record().ifPresent(records::add);
            after = one.place();
        }
        board(records, flights);
        boolean over = found.size() < limit;
        return over
                ? new Rereading(records, Section.values()[job.section().ordinal() + 1], "", false)
                : new Rereading(records, job.section(), after, false);
    }

    /** Something that stands in the CRM, unless what it says is not kept any more. */
    private record Found(String place, Optional<Record> record) {}

    private static List<Found> found(Tx tx, String target, Reapplication job, int limit) throws SQLException {
        Past past = new Past(tx, target);
        Standing standing = new Standing(tx);
        List<Found> found = new ArrayList<>();
        switch (job.section()) {
            case CONTACTS -> {
                for (Linked one : standing.linked(target, Links.Kind.CONTACT, job.after(), job.since(), limit)) {
                    found.add(new Found(one.key(), past.contact(one)));
                }
            }
            case CASES -> {
                for (Linked one : standing.linked(target, Links.Kind.CASE, job.after(), job.since(), limit)) {
                    found.add(new Found(one.key(), past.conversation(one)));
                }
            }
            case MESSAGES -> {
                long after = job.after().isEmpty() ? 0 : Long.parseLong(job.after());
                for (Delivered one : standing.messages(target, after, job.upTo(), job.since(), limit)) {
                    found.add(new Found(Long.toString(one.id()), past.message(one)));
                }
            }
            case END -> {
                // There is nothing behind it.
            }
        }
        return found;
    }

    private static boolean free(Tx tx, String target, Record record, Flights flights) throws SQLException {
        for (String passenger : record.passengers()) {
            if (flights.carry(passenger) || new Lanes(tx).leased(target, passenger)) {
                return false;
            }
        }
        return true;
    }

    private static void board(List<Record> records, Flights flights) {
        records.forEach(record -> flights.board(record.passengers()));
    }

    void land(Flights flights) {
        records.forEach(record -> flights.land(record.passengers()));
    }
}
