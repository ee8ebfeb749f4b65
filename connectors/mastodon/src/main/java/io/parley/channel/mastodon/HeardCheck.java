// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds out whether a server lets hashtags and keywords be listened to.
 *
 * @param client speaks to the server
 * @param streams of hashtags and keywords
 */
record HeardCheck(ApiClient client, List<String> streams) {

    private static final Pattern WORD =
            Pattern.compile("(?<![\\p{L}\\p{N}@#&/._])\\p{L}{4,30}(?![\\p{L}\\p{N}@/_:;]|\\.\\p{L})");

    List<String> warnings(JsonNode account) throws SyncException, InterruptedException {
        List<String> warnings = new ArrayList<>();
        Optional<String> hashtag = streams.stream().filter(Listening::isHashtag).findFirst();
        if (hashtag.isPresent()) {
            refusal(ApiRequest.get(Streams.pathOf(hashtag.get())).query("limit", 1))
                    .ifPresent(reason -> warnings.add("Hashtags cannot be listened to on this server: " + reason));
        }
        Optional<String> keyword =
                streams.stream().filter(stream -> !Listening.isHashtag(stream)).findFirst();
        if (keyword.isPresent()) {
            Optional<String> refusal = refusal(search(keyword.get()));
            refusal.ifPresent(reason -> warnings.add("Keywords cannot be listened to on this server: " + reason));
            if (refusal.isEmpty() && !findsTexts(new Own(account.path("id").asText("")))) {
                warnings.add(
                        "The server does not find by a word what the account has said itself: it seems to search no"
                                + " texts, and then no keyword is found.");
            }
        }
        return warnings;
    }

    private Optional<String> refusal(ApiRequest.Builder request) throws SyncException, InterruptedException {
        try {
            client.send(request.build());
            return Optional.empty();
        } catch (SyncException.ItemRejected | SyncException.RecordGone e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Servers without an index answer a search too, with nothing: but what the account itself said is in every index. */
    private boolean findsTexts(Own own) throws SyncException, InterruptedException {
        List<JsonNode> newestFirst = own.statuses(client).read("max_id", "");
        Optional<String> word = newestFirst.stream()
                .map(status -> status.path("content").asText("").replaceAll("<[^>]*>", " "))
                .flatMap(text -> WORD.matcher(text).results().map(MatchResult::group))
                .reduce((newer, older) -> older);
        if (word.isEmpty()) {
            return true;
        }
        JsonNode found = client.send(search('"' + word.get() + '"')
                        .query("account_id", own.id())
                        .build())
                .json();
        return !found.path("statuses").isEmpty();
    }

    private static ApiRequest.Builder search(String query) {
        return ApiRequest.get(Search.PATH)
                .query("q", query)
                .query("type", "statuses")
                .query("limit", 1);
    }
}
