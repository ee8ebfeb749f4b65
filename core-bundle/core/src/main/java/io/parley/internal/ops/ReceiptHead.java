// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.internal.store.Meta;
import io.parley.internal.store.Tx;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The end of the chain of receipts as the store remembers it, so that one that was taken away is not made anew.
 *
 * @param number of the last receipt; 0 before the first one
 * @param day of the last receipt; the day before the agent began, if there is none
 * @param sha256 of the last receipt; empty if there is none
 */
record ReceiptHead(long number, LocalDate day, String sha256) {

    private static final String NAME = "receipts";

    static ReceiptHead of(Receipt receipt) {
        return new ReceiptHead(receipt.number(), receipt.day(), receipt.sha256());
    }

    /** The head, made if there is none: receipts begin with the day on which the agent wants them first. */
    static ReceiptHead remembered(Tx tx) throws SQLException {
        Optional<String> text = new Meta(tx).note(NAME);
        if (text.isPresent()) {
            String[] parts = text.get().split(" ", 3);
            return new ReceiptHead(Long.parseLong(parts[0]), LocalDate.parse(parts[1]), parts[2]);
        }
        LocalDate yesterday = LocalDate.ofInstant(tx.now(), ZoneOffset.UTC).minusDays(1);
        ReceiptHead head = new ReceiptHead(0, yesterday, "");
        head.remember(tx);
        return head;
    }

    void remember(Tx tx) throws SQLException {
        new Meta(tx).note(NAME, number + " " + day + " " + sha256);
    }
}
