// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.model.Direction;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Watermark;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Reads the streams of an account.
 *
 * @param client speaks to the server
 * @param statuses says what statuses are
 */
record Streams(ApiClient client, StatusMapper statuses) {

    static final String MENTIONS = "mentions";
    static final String OWN = "own";
    static final String ANSWERS = "answers";

    private static final String OF_MENTIONS = "/api/v1/notifications?types%5B%5D=mention&include_filtered=true";

    /** Quotes came with Mastodon 4.5: servers that are strict refuse what they do not know. */
    private static final List<String> NOTIFICATIONS = List.of(OF_MENTIONS + "&types%5B%5D=quote", OF_MENTIONS);

    private static final Set<String> SPOKEN = Set.of("mention", "quote");
    private static final Duration ON_OTHER_SERVERS = Duration.ofMinutes(15);
    private static final Duration NOT_OFFERED = Duration.ofHours(1);

    Page page(PullRequest request) throws SyncException, InterruptedException {
        Threads threads = new Threads(client);
        if (request.stream().equals(MENTIONS)) {
            return page(mentions(request), item -> item.path("status"), Direction.INBOUND, threads);
        }
        Own own = Own.of(client);
        return switch (request.stream()) {
            case OWN -> page(own.statuses(client).next(request).only(Streams::isNoBoost), Direction.OUTBOUND, threads);
            case ANSWERS ->
                page(new Answers(own.statuses(client), threads, own).next(request), Direction.INBOUND, threads);
            default -> heard(request, own, threads);
        };
    }

    private Slice mentions(PullRequest request) throws SyncException, InterruptedException {
        return new Timeline(client, NOTIFICATIONS, Duration.ZERO).next(request).only(Streams::maySpeakToTheAccount);
    }

    /** Only what is said is asked for, which some servers ignore: but what does not say what it is must not be lost. */
    private static boolean maySpeakToTheAccount(JsonNode notification) {
        JsonNode type = notification.path("type");
        return !type.isTextual() || SPOKEN.contains(type.asText());
    }

    /** What the server does not offer keeps nothing else of the account from being read; the check says what that is. */
    private Page heard(PullRequest request, Own own, Threads threads) throws SyncException, InterruptedException {
        String stream = request.stream();
        Slice slice;
        try {
            slice = Listening.isHashtag(stream)
                    ? new Timeline(client, List.of(pathOf(stream)), ON_OTHER_SERVERS).next(request)
                    : new Search(client, stream).next(request);
        } catch (SyncException.ItemRejected | SyncException.RecordGone e) {
            return Page.builder()
                    .pause(NOT_OFFERED)
                    .build(request.after()
                            .orElseGet(() -> Cursor.of(
                                    Listening.isHashtag(stream)
                                            ? JsonNodeFactory.instance.objectNode()
                                            : Watermark.of(request).toTree())));
        }
        return page(slice.only(status -> !own.wrote(status) && !own.isMentionedIn(status)), Direction.INBOUND, threads);
    }

    private static boolean isNoBoost(JsonNode status) {
        return !status.hasNonNull("reblog");
    }

    private Page page(Slice slice, Direction direction, Threads threads) throws SyncException, InterruptedException {
        return page(slice, status -> status, direction, threads);
    }

    private Page page(Slice slice, UnaryOperator<JsonNode> statusOf, Direction direction, Threads threads)
            throws SyncException, InterruptedException {
        List<JsonNode> items = slice.items().stream()
                .sorted(Comparator.comparing(
                        item -> statusOf.apply(item).path("created_at").asText()))
                .toList();
        Page.Builder page = Page.builder().more(slice.more());
        Set<String> read = new HashSet<>();
        for (JsonNode item : items) {
            JsonNode status = statusOf.apply(item);
            String id = Fields.name(status, item);
            if (!read.add(id)) {
                // It mentions the account and quotes it too.
                continue;
            }
            try {
                JsonNode root = threads.rootOf(status);
                page.read(id, item, () -> statuses.seen(status, statuses.conversation(status, root), direction));
            } catch (SyncException.RecordGone | SyncException.ItemRejected e) {
                page.reject(new Page.Rejected(id, "Its thread cannot be read: " + e.getMessage(), item.toString()));
            }
        }
        return page.build(slice.next());
    }

    static String pathOf(String hashtag) {
        return "/api/v1/timelines/tag/" + ApiRequest.encode(Listening.hashtag(hashtag));
    }
}
