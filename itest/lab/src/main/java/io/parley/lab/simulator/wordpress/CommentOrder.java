// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;

/** The order of a list of comments. */
final class CommentOrder {

    private CommentOrder() {}

    /** {@return the order that a request asks for, newest first without one} */
    static Comparator<Comment> of(RestRequest request) {
        boolean ascending = request.text("order").equals("asc");
        Comparator<Comment> byId = Comparator.comparing(comment -> comment.id);
        List<Long> included = request.numbers("include");
        // Only dates hand their direction on to the numbers that decide between equals
        return switch (request.optionalText("orderby").orElse("date_gmt")) {
            case "id" -> directed(byId, ascending);
            case "date" ->
                directed(
                        Comparator.<Comment, LocalDateTime>comparing(comment -> comment.date)
                                .thenComparing(byId),
                        ascending);
            case "include" -> Comparator.comparing(comment -> included.indexOf(comment.id));
            case "post" ->
                directed(Comparator.comparing(comment -> comment.post), ascending)
                        .thenComparing(byId.reversed());
            case "parent" ->
                directed(Comparator.comparing(comment -> comment.parent), ascending)
                        .thenComparing(byId.reversed());
            case "type" -> byId.reversed();
            default ->
                directed(
                        Comparator.<Comment, LocalDateTime>comparing(comment -> comment.dateGmt)
                                .thenComparing(byId),
                        ascending);
        };
    }

    private static Comparator<Comment> directed(Comparator<Comment> ascending, boolean isAscending) {
        return isAscending ? ascending : ascending.reversed();
    }
}
