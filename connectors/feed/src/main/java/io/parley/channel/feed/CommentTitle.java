// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The title that an English WordPress gives a comment: it names the post and the author. */
final class CommentTitle {

    private static final String BEFORE_POST = "Comment on ";
    private static final String BEFORE_AUTHOR = " by ";

    private CommentTitle() {}

    /** The title of the post, if it can be taken out for certain. */
    static Optional<String> post(String title, @Nullable Author author) {
        if (author == null || author.name() == null) {
            return Optional.empty();
        }
        String end = BEFORE_AUTHOR + author.name();
        boolean complete = title.startsWith(BEFORE_POST)
                && title.endsWith(end)
                && title.length() > BEFORE_POST.length() + end.length();
        return complete
                ? Optional.of(title.substring(BEFORE_POST.length(), title.length() - end.length()))
                : Optional.empty();
    }
}
