// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.pages;

import io.parley.crm.sandbox.server.web.Call;
import java.util.List;
import java.util.Map;

/**
 * Which part of a long list is shown.
 *
 * @param number of the page, from 1
 */
record Paging(int number) {

    static final int SIZE = 25;

    private static final int LAST = 100_000;

    static Paging of(Call call) {
        return new Paging((int) call.number("page", 1, LAST, 1));
    }

    int skipped() {
        return (number - 1) * SIZE;
    }

    /** One more than is shown, to know whether there are more. */
    int wanted() {
        return SIZE + 1;
    }

    <T> List<T> shown(List<T> found) {
        return found.subList(0, Math.min(SIZE, found.size()));
    }

    /**
     * Links to the neighbours.
     *
     * @param base an address that ends where the number of the page belongs
     */
    Map<String, Object> links(String base, List<?> found) {
        return Map.of(
                "newer", number > 1 ? base + (number - 1) : "",
                "older", found.size() > SIZE ? base + (number + 1) : "",
                "number", number);
    }
}
