// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who may write which new comment, and how often. */
final class NewComments {

    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final Pattern LINK = Pattern.compile("(?i)<a [^>]*href");
    private static final int MANY_LINKS = 2;

    private final Site site;
    private final RestRequest request;

    /** Creates them for a request. */
    NewComments(Site site, RestRequest request) {
        this.site = site;
        this.request = request;
    }

    /** Refuses whoever may not write this. */
    void checkRights() {
        Viewer viewer = request.viewer();
        if (viewer.user().isEmpty()) {
            throw new Refusal(401, "rest_comment_login_required", "Log in to comment.");
        }
        if (!viewer.moderates()) {
            if (request.has("author") && !viewer.is(request.number("author", 0))) {
                throw viewer.forbidden("rest_comment_invalid_author", "The author is not yours to set.");
            }
            if (request.has("author_ip") && !request.text("author_ip").equals("127.0.0.1")) {
                throw viewer.forbidden("rest_comment_invalid_author_ip", "The address is not yours to set.");
            }
            if (request.has("status")) {
                throw viewer.forbidden("rest_comment_invalid_status", "The status is not yours to set.");
            }
        }
        Post post = site.post(request.number("post", 0))
                .orElseThrow(() -> new Refusal(403, "rest_comment_invalid_post_id", "A comment needs a post."));
        if (!post.open()) {
            throw new Refusal(403, "rest_comment_closed", "This post takes no more comments.");
        }
    }

    /** {@return what is to be written, if nothing is wrong with it} */
    CommentDraft accepted() {
        if (request.number("id", 0) != 0) {
            throw new Refusal(400, "rest_comment_exists", "A new comment has no number yet.");
        }
        if (request.has("type") && !request.text("type").equals("comment")) {
            throw new Refusal(400, "rest_invalid_comment_type", "Comments of this type are not created here.");
        }
        CommentDraft told = CommentDraft.of(request, site);
        if (told.content().orElse("").isEmpty()) {
            throw new Refusal(400, "rest_comment_content_invalid", "A comment needs a text.");
        }
        CommentDraft draft =
                told.isSigned() ? told : told.by(request.viewer().user().orElseThrow());
        if (draft.name().orElse("").isEmpty() || draft.email().orElse("").isEmpty()) {
            throw new Refusal(400, "rest_comment_author_data_required", "A comment needs a name and an address.");
        }
        draft.checkLengths();
        checkRepetition(draft);
        checkPace(draft);
        return draft;
    }

    /** {@return whether a comment is shown at once; moderators' always are, others' not with many links} */
    CommentStatus firstStatus(Comment comment) {
        long links = LINK.matcher(Rendering.comment(comment.content)).results().count();
        boolean waits = site.moderatesNewComments || links >= MANY_LINKS;
        return waits && !request.viewer().moderates() ? CommentStatus.HOLD : CommentStatus.APPROVED;
    }

    // What is stored has been filtered, and what is new has not: a repetition with a bare & or a link is not noticed
    private void checkRepetition(CommentDraft draft) {
        boolean repeated = site.comments().stream()
                .filter(comment -> comment.post == request.number("post", 0))
                .filter(comment -> comment.parent == Math.max(0, request.number("parent", 0)))
                .filter(comment -> comment.status() != CommentStatus.TRASH)
                .filter(comment ->
                        Likeness.same(comment.authorName, draft.name().orElse("")))
                .filter(comment ->
                        Likeness.same(comment.authorEmail, draft.email().orElse("")))
                .anyMatch(comment ->
                        Likeness.same(comment.content, draft.content().orElse("")));
        if (repeated) {
            throw new Refusal(409, "comment_duplicate", "You&#8217;ve said this before.");
        }
    }

    private void checkPace(CommentDraft draft) {
        if (request.viewer().moderates()) {
            return;
        }
        LocalDateTime now = site.now();
        Optional<LocalDateTime> last = site.comments().stream()
                .filter(comment -> request.viewer().is(comment.userId)
                        || Likeness.same(comment.authorEmail, draft.email().orElse("")))
                .map(comment -> comment.dateGmt)
                .filter(time -> !time.isBefore(now.minusHours(1)))
                .max(Comparator.naturalOrder());
        LocalDateTime time = draft.dateGmt().orElse(now);
        if (last.isPresent() && Duration.between(last.get(), time).compareTo(PAUSE) < 0) {
            throw new Refusal(400, "comment_flood", "One comment after the other, please.");
        }
    }
}
