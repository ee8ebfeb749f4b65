// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.channel.feed.Feed.Post;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the posts that the entries of a feed of comments stand under. */
final class Threads {

    /** How WordPress makes the id and the address of a comment out of those of its post. */
    private static final Pattern COMMENT = Pattern.compile("#comment-\\d+$");

    /** How WordPress makes the addresses of further pages of comments out of that of their post. */
    private static final Pattern PAGE_OF_COMMENTS = Pattern.compile("/comment-page-\\d+(?=/?$)|[?&]cpage=\\d+$");

    private final Map<String, String> answered = new HashMap<>();
    private final @Nullable Post known;

    Threads(FeedDocument document) {
        this(document, null);
    }

    /** For a feed of which it is known whose comments it holds. */
    Threads(FeedDocument document, @Nullable Post known) {
        this.known = known;
        for (Entry entry : document.entries()) {
            answered.put(entry.id(), entry.inReplyTo() == null ? "" : entry.inReplyTo());
        }
    }

    Place placeOf(Entry comment) {
        if (known != null) {
            String answers = comment.inReplyTo();
            boolean answersComment = answers != null && !answers.equals(comment.id()) && isComment(answers);
            return new Place(known.id(), answersComment ? answers : known.id(), known.page());
        }
        String post = post(comment);
        if (post.equals(comment.id())) {
            return Place.ofPost(comment);
        }
        String answers = comment.inReplyTo();
        boolean answersComment = answers != null && !answers.equals(comment.id()) && isComment(answers);
        String page = comment.link() == null ? null : page(comment.link());
        return new Place(post, answersComment ? answers : post, page);
    }

    private String post(Entry comment) {
        if (comment.inReplyTo() != null) {
            return withoutComment(firstAnswered(comment.inReplyTo()));
        }
        String id = comment.id();
        if (COMMENT.matcher(id).find() || comment.link() == null) {
            return withoutComment(id);
        }
        return page(comment.link());
    }

    /** Follows answers to answers, as far as they are in this document; a circle ends where it began. */
    private String firstAnswered(String id) {
        String first = id;
        for (int steps = 0; steps < answered.size(); steps++) {
            String next = answered.getOrDefault(first, "");
            if (next.isEmpty()) {
                return first;
            }
            first = next;
        }
        return id;
    }

    private boolean isComment(String id) {
        return answered.containsKey(id) || COMMENT.matcher(id).find();
    }

    private static String page(String link) {
        return PAGE_OF_COMMENTS.matcher(link.replaceFirst("#.*", "")).replaceFirst("");
    }

    private static String withoutComment(String id) {
        return COMMENT.matcher(id).replaceFirst("");
    }
}
