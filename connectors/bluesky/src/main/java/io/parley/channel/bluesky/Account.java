// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.Configured;
import io.parley.spi.http.ApiSettings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A configuration that was found right.
 *
 * @param settings leads to the account's server
 * @param handle of the account, or its DID
 * @param reasons for which notifications are read
 * @param searches what is listened for
 * @param mostPieces how many posts an answer may become
 * @param chats whether direct messages are read and answered
 */
record Account(
        ApiSettings settings,
        String handle,
        Set<String> reasons,
        List<Search> searches,
        int mostPieces,
        boolean chats) {

    private static final Set<String> REASONS = new TreeSet<>(List.of("mention", "reply", "quote"));
    private static final Pattern HANDLE =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]*");
    private static final Pattern DID = Pattern.compile("did:[a-z]+:[A-Za-z0-9._:%-]+");
    private static final int LONGEST_HANDLE = 253;
    private static final int LONGEST_CHAIN = 10;

    /**
     * Checks a configuration.
     *
     * @throws IllegalArgumentException if it is wrong; the message says what would be right
     */
    static Account of(BlueskyConfiguration configuration) {
        String meaning = "the handle of the account, such as kettles.bsky.social, or its DID";
        String handle =
                Configured.text("handle", configuration.handle(), meaning).replaceFirst("^@", "");
        if (!isHandle(handle)) {
            throw new IllegalArgumentException("handle must be " + meaning);
        }
        String password = Configured.text(
                "appPassword", configuration._appPassword(), "an app password, such as abcd-efgh-ijkl-mnop");
        Set<String> reasons = new TreeSet<>(List.of(configuration.reasons()));
        if (reasons.isEmpty() || !REASONS.containsAll(reasons)) {
            throw new IllegalArgumentException("reasons must be some of mention, reply and quote, not " + reasons);
        }
        int mostPieces =
                switch (configuration.longReplies()) {
                    case "refuse" -> 1;
                    case "split" -> LONGEST_CHAIN;
                    default ->
                        throw new IllegalArgumentException(
                                "longReplies must be refuse or split, not " + configuration.longReplies());
                };
        ApiSettings settings = ApiSettings.endpoint(Configured.address(
                        "endpoint", configuration.endpoint(), "the address of a server, such as https://bsky.social"))
                .tokens(new Session(handle, password))
                .statusRow(new Refusals())
                .build();
        return new Account(
                settings,
                handle,
                reasons,
                Search.of(configuration.searches()),
                mostPieces,
                configuration.directMessages());
    }

    /** Whether a text is a handle or a DID. */
    static boolean isHandle(String text) {
        return text.length() <= LONGEST_HANDLE
                && (HANDLE.matcher(text).matches() || DID.matcher(text).matches());
    }

    /** Whether a notification is to be read; one that does not say why it came is, if it is about a post. */
    boolean wants(JsonNode notification) {
        String reason = notification.path("reason").asText("");
        return reason.isEmpty()
                ? notification.path("uri").asText("").contains("/app.bsky.feed.post/")
                : reasons.contains(reason);
    }
}
