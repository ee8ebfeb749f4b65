// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import java.time.LocalDateTime;

/**
 * Something published.
 *
 * @param id as the API shows it
 * @param slug its place in the address
 * @param title as it was typed
 * @param content as it was typed
 * @param author the user who wrote it
 * @param date in the time of the site
 * @param dateGmt in UTC
 * @param open whether comments are taken
 */
record Post(
        long id,
        String slug,
        String title,
        String content,
        long author,
        LocalDateTime date,
        LocalDateTime dateGmt,
        boolean open) {

    /** {@return the same without new comments} */
    Post closed() {
        return new Post(id, slug, title, content, author, date, dateGmt, false);
    }
}
