// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Headers that change what a request does. */
final class Headers {

    private static final Pattern BATCH = Pattern.compile("batchSize\\s*=\\s*(\\d{1,6})");

    private Headers() {}

    /** {@return who writes, and whether lookalikes are saved} */
    static Author author(Request request, String userId) {
        Optional<String> rule = request.header("Sforce-Duplicate-Rule-Header");
        boolean allows = rule.filter(text -> text.replace(" ", "").contains("allowSave=true"))
                .isPresent();
        return new Author(userId, false, allows);
    }

    /** {@return how many records come in one page} */
    static int batchSize(Request request) {
        Optional<String> options = request.header("Sforce-Query-Options");
        if (options.isEmpty()) {
            return 2_000;
        }
        Matcher size = BATCH.matcher(options.get());
        if (!size.find()) {
            throw Refusal.of(400, "MALFORMED_QUERY", "Sforce-Query-Options is not readable: " + options.get());
        }
        return Math.min(2_000, Math.max(200, Integer.parseInt(size.group(1))));
    }
}
