// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks that no receipt was changed, exchanged or taken away. Older ones may be kept elsewhere. */
final class ReceiptChain {

    private static final int MOST = 400;

    private final ReceiptBook book;

    ReceiptChain(ReceiptBook book) {
        this.book = book;
    }

    /**
     * Looks at the newest receipts, at most 400.
     *
     * @param last the receipt that was added last, as the store remembers it
     * @return the first fault as a sentence; empty if there is none
     */
    Optional<String> fault(ReceiptHead last) throws IOException {
        List<LocalDate> days = book.days(MOST);
        @Nullable Receipt before = null;
        for (int i = days.size() - 1; i >= 0; i--) {
            LocalDate day = days.get(i);
            if (!book.genuine(day)) {
                return Optional.of("The receipt of " + day + " or its signature was changed or taken away.");
            }
            Receipt receipt = book.read(day);
            String stated = receipt.document().path("day").asText();
            if (!stated.equals(day.toString())) {
                return Optional.of("The receipt of " + stated + " lies under the name of " + day + ".");
            }
            if (before != null && !follows(before, receipt)) {
                return Optional.of("Between the receipts of " + before.day() + " and " + day + " one is missing.");
            }
            before = receipt;
        }
        long newest = before == null ? 0 : before.number();
        return newest < last.number() ? Optional.of("The receipt of " + last.day() + " is missing.") : Optional.empty();
    }

    private static boolean follows(Receipt before, Receipt receipt) {
        return receipt.number() == before.number() + 1 && receipt.previous().equals(before.sha256());
    }
}
