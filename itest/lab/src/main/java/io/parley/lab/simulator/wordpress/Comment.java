// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import java.time.LocalDateTime;
import java.util.Optional;

/** A comment as it is stored. It is changed in place, under the lock of the site. */
final class Comment {

    final long id;
    String type = "comment";
    int rating;
    boolean verified;
    long post;
    long parent;
    long userId;
    String authorName = "";
    String authorEmail = "";
    String authorUrl = "";
    String authorAddress = "127.0.0.1";
    String agent = "";
    LocalDateTime date;
    LocalDateTime dateGmt;
    String content = "";

    private CommentStatus status = CommentStatus.APPROVED;
    private Optional<CommentStatus> statusBefore = Optional.empty();

    /** Creates an approved one without text. */
    Comment(long id, long post, LocalDateTime date, LocalDateTime dateGmt) {
        this.id = id;
        this.post = post;
        this.date = date;
        this.dateGmt = dateGmt;
    }

    CommentStatus status() {
        return status;
    }

    /** {@return whether it is neither spam nor trash} */
    boolean isApprovedOrHeld() {
        return status == CommentStatus.APPROVED || status == CommentStatus.HOLD;
    }

    /** Approves or holds it, which leaves what is remembered from before spam or trash. */
    void becomes(CommentStatus next) {
        status = next;
    }

    /** Makes it spam or trash. */
    void isPutAway(CommentStatus next) {
        statusBefore = Optional.of(status);
        status = next;
    }

    /** Takes it back from spam or trash; it is held when nothing is remembered. */
    void comesBack() {
        status = statusBefore.orElse(CommentStatus.HOLD);
        statusBefore = Optional.empty();
    }
}
