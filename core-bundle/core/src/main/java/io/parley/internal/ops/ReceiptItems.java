// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.internal.store.Received;
import io.parley.internal.store.Received.Row;
import io.parley.internal.store.Store;
import io.parley.internal.store.Tx;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/**
 * The list of what was received in a day, whose digest stands in the day's receipt. One line an item, in the order in which
 * they came: account, key, revision, kind and moment, with tabs between them.
 */
public final class ReceiptItems {

    private static final int PAGE = 1_000;

    private ReceiptItems() {}

    /**
     * The digest over the list.
     *
     * @param count how many lines
     * @param sha256 in hexadecimal digits
     */
    record Digest(long count, String sha256) {}

    static Digest digest(Tx tx, LocalDate day) throws SQLException {
        MessageDigest digest = Receipt.newDigest();
        long count = 0;
        for (List<Row> page = page(tx, day, Received.START); !page.isEmpty(); page = page(tx, day, last(page))) {
            digest.update(lines(page));
            count += page.size();
        }
        return new Digest(count, HexFormat.of().formatHex(digest.digest()));
    }

    /** Writes the list of a day that is over, a part at a time. */
    public static void write(Store store, LocalDate day, OutputStream out) throws IOException {
        List<Row> page = store.read(tx -> page(tx, day, Received.START));
        while (!page.isEmpty()) {
            out.write(lines(page));
            Row last = last(page);
            page = store.read(tx -> page(tx, day, last));
        }
    }

    private static List<Row> page(Tx tx, LocalDate day, Row after) throws SQLException {
        return new Received(tx).between(Receipt.from(day), Receipt.to(day), after, PAGE);
    }

    private static Row last(List<Row> page) {
        return page.get(page.size() - 1);
    }

    private static byte[] lines(List<Row> page) {
        StringBuilder lines = new StringBuilder();
        for (Row row : page) {
            lines.append(row.account()).append('\t').append(row.key()).append('\t');
            lines.append(row.revision()).append('\t').append(row.kind()).append('\t');
            lines.append(row.at()).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
