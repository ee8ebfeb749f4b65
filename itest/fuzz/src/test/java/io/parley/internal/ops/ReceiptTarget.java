// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.fuzz.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Receipts that somebody changed, and days in addresses. */
public final class ReceiptTarget implements Target {

    @Override
    public void read(byte[] input) throws IOException {
        Receipt receipt = Receipt.read(LocalDate.EPOCH, input);
        receipt.balanced();
        receipt.previous();
        Receipt.day(new String(input, StandardCharsets.UTF_8));
    }
}
