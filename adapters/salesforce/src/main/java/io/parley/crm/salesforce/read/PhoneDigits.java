// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.read;

import java.util.stream.Collectors;

/** The end of a phone number, which is the same however the number is written. */
final class PhoneDigits {

    private static final int SIGNIFICANT = 8;

    private PhoneDigits() {}

    /** {@return the last digits of a number} */
    static String of(String number) {
        String digits = number.chars()
                .filter(letter -> letter >= '0' && letter <= '9')
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
        return digits.substring(Math.max(0, digits.length() - SIGNIFICANT));
    }

    /** {@return a pattern for numbers that end with these digits, with whatever people put between them} */
    static String pattern(String digits) {
        return "%" + String.join("%", digits.split(""));
    }
}
