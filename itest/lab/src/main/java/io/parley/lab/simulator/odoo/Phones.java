// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.Map;

/** Phone numbers in the form in which the server compares them, for a company in the Netherlands. */
final class Phones {

    private Phones() {}

    /** {@return the first of mobile and phone as E.164, or an empty text} */
    static String sanitized(Map<String, Object> row) {
        String number = Database.text(row, "mobile");
        return sanitized(number.isBlank() ? Database.text(row, "phone") : number);
    }

    private static String sanitized(String number) {
        String figures = number.replaceAll("[^+0-9]", "");
        if (figures.startsWith("00")) {
            figures = "+" + figures.substring(2);
        } else if (figures.startsWith("0")) {
            figures = "+31" + figures.substring(1);
        }
        return figures.matches("\\+[1-9]\\d{6,14}") ? figures : "";
    }
}
