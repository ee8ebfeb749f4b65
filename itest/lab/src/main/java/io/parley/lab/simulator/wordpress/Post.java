// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import java.time.LocalDateTime;

/**
 * Something published.
 *
 * @param id as the API shows it; posts, pages and products are numbered together
 * @param type post, page or product
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
        String type,
        String slug,
        String title,
        String content,
        long author,
        LocalDateTime date,
        LocalDateTime dateGmt,
        boolean open) {

    /** {@return where the API lists its like} */
    String route() {
        return "/wp/v2/" + (type.equals("product") ? type : type + "s");
    }

    /** {@return the same without new comments} */
    Post closed() {
        return new Post(id, type, slug, title, content, author, date, dateGmt, false);
    }
}
