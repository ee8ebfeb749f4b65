// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A status before it is published; the application is unknown for people of other servers. */
record Draft(
        Person author,
        String text,
        String spoilerText,
        boolean sensitive,
        Visibility visibility,
        String language,
        @Nullable Status parent,
        @Nullable String application,
        @Nullable String imageDescription,
        List<String> pollOptions,
        @Nullable Status quoted) {

    static Draft of(Person author, String text, Visibility visibility, @Nullable Status parent) {
        String application = author.isLocal() ? "Web" : null;
        return new Draft(author, text, "", false, visibility, "en", parent, application, null, List.of(), null);
    }

    Draft withImage(String description) {
        return with(description, pollOptions, quoted);
    }

    Draft withPoll(List<String> options) {
        return with(imageDescription, options, quoted);
    }

    Draft quoting(Status other) {
        return with(imageDescription, pollOptions, other);
    }

    private Draft with(@Nullable String image, List<String> options, @Nullable Status other) {
        return new Draft(
                author, text, spoilerText, sensitive, visibility, language, parent, application, image, options, other);
    }
}
