// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Creates, changes and deletes comments. */
final class CommentWriting {

    private static final Accepted CHANGES = new Accepted()
            .and("id", Kind.whole())
            .and("author", Kind.whole())
            .and("author_email", Kind.emailOrNothing())
            .and("author_ip", Kind.text())
            .and("author_name", Kind.text())
            .and("author_url", Kind.text())
            .and("author_user_agent", Kind.text())
            .and("date", Kind.moment())
            .and("date_gmt", Kind.moment())
            .and("parent", Kind.whole())
            .and("post", Kind.whole())
            .and("status", Kind.key());
    private static final Accepted DELETION =
            new Accepted().and("id", Kind.whole()).and("force", Kind.truth()).and("password", Kind.text());

    private final Site site;
    private final Addresses addresses;
    private final CommentReading reading;
    private final CommentDocuments documents;

    /** Creates it for a site. */
    CommentWriting(Site site, Addresses addresses, CommentReading reading, CommentDocuments documents) {
        this.site = site;
        this.addresses = addresses;
        this.reading = reading;
        this.documents = documents;
    }

    /** {@return the new comment} */
    Reply create(RestRequest request) {
        CHANGES.check(request);
        NewComments rules = new NewComments(site, request);
        rules.checkRights();
        CommentDraft draft = rules.accepted();
        Comment comment = site.newComment(request.number("post", 0));
        draft.writeTo(comment, site);
        comment.becomes(rules.firstStatus(comment));
        request.optionalText("status").ifPresent(status -> move(comment, status));
        String context = request.viewer().moderates() ? "edit" : "view";
        return Reply.of(201, documents.of(comment, request.inContext(context)))
                .with("Location", addresses.rest("/wp/v2/comments/" + comment.id));
    }

    /** {@return the changed comment; a status that is none changes nothing} */
    Reply update(RestRequest request) {
        CHANGES.check(request);
        Comment comment = reading.find(request);
        if (!request.viewer().moderates()) {
            throw request.viewer().forbidden("rest_cannot_edit", "Only moderators edit comments.");
        }
        if (request.has("type") && !request.text("type").equals(comment.type)) {
            throw new Refusal(404, "rest_comment_invalid_type", "The type of a comment stays.");
        }
        CommentDraft draft = CommentDraft.of(request, site);
        if (request.number("post", 0) != 0
                && site.post(request.number("post", 0)).isEmpty()) {
            throw new Refusal(403, "rest_comment_invalid_post_id", "There is no such post.");
        }
        if (draft.content().map(text -> text.isEmpty() || text.equals("0")).orElse(false)) {
            throw new Refusal(400, "rest_comment_content_invalid", "A comment needs a text.");
        }
        draft.checkLengths();
        draft.writeTo(comment, site);
        request.optionalText("status").ifPresent(status -> move(comment, status));
        return Reply.of(200, documents.of(comment, request.inContext("edit")));
    }

    /** {@return the comment in the trash, or what it was when it is deleted for good} */
    Reply delete(RestRequest request) {
        DELETION.check(request);
        Comment comment = reading.find(request);
        if (!request.viewer().moderates()) {
            throw request.viewer().forbidden("rest_cannot_delete", "Only moderators delete comments.");
        }
        RestRequest inEdit = request.inContext("edit");
        JsonNode force = request.arguments().path("force");
        if (force.asBoolean()) {
            ObjectNode gone = JsonNodeFactory.instance.objectNode().put("deleted", true);
            gone.set("previous", documents.of(comment, inEdit).data());
            site.remove(comment);
            return Reply.of(200, gone);
        }
        if (comment.status() == CommentStatus.TRASH) {
            throw new Refusal(410, "rest_already_trashed", "The comment is in the trash already.");
        }
        comment.isPutAway(CommentStatus.TRASH);
        return Reply.of(200, documents.of(comment, inEdit));
    }

    private static void move(Comment comment, String status) {
        switch (status) {
            case "approve", "approved", "1" -> comment.becomes(CommentStatus.APPROVED);
            case "hold", "0" -> comment.becomes(CommentStatus.HOLD);
            case "spam", "trash" -> {
                CommentStatus next = CommentStatus.of(status);
                if (comment.status() != next) {
                    comment.isPutAway(next);
                }
            }
            case "unspam", "untrash" -> comment.comesBack();
            default -> {
                // An unknown status is passed over
            }
        }
    }
}
