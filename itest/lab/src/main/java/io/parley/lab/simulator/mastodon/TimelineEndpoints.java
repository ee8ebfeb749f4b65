// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What everybody says under a hashtag, and what a search finds. */
final class TimelineEndpoints {

    private static final int USUAL = 20;
    private static final int MOST = 40;

    private final Statuses statuses;
    private final Tokens tokens;
    private final StatusJson json;
    private final Set<Quirk> quirks;

    TimelineEndpoints(Statuses statuses, Tokens tokens, StatusJson json, Set<Quirk> quirks) {
        this.statuses = statuses;
        this.tokens = tokens;
        this.json = json;
        this.quirks = quirks;
    }

    Answer tagged(Call call, String tag) {
        Person viewer = tokens.optional(call, "read:statuses");
        List<Status> wanted = statuses.all().stream()
                .filter(status -> status.visibility() == Visibility.PUBLIC && hasTag(status, tag))
                .toList();
        List<Status> found = Page.of(call, USUAL, MOST, quirks).of(wanted, Status::number);
        Links links = new Links(call, List.of("limit", "local", "remote", "only_media"));
        if (!found.isEmpty()) {
            links.older(found.get(found.size() - 1).number());
            links.newer(found.get(0).number());
        }
        Answer answer = Answer.json(200, json.list(found, viewer));
        return links.header().map(header -> answer.with("Link", header)).orElse(answer);
    }

    /** Finds words, or what stands between quotation marks as it stands there; the newest first. */
    Answer search(Call call) {
        if (quirks.contains(Quirk.NO_SEARCH)) {
            throw Refusal.unknownPath();
        }
        Person viewer = tokens.required(call, "read:search");
        if (call.parameter("min_id").isPresent() || call.parameter("max_id").isPresent()) {
            throw Refusal.notSimulated("min_id and max_id of a search");
        }
        String words = call.parameter("q").filter(q -> !q.isBlank()).orElseThrow(() -> new Refusal(400, "Bad Request"));
        boolean wanted =
                call.parameter("type").orElse("statuses").equals("statuses") && !quirks.contains(Quirk.NO_TEXT_SEARCH);
        Page page = Page.of(call, USUAL, MOST, quirks);
        int offset = quirks.contains(Quirk.OFFSET_IGNORED)
                ? 0
                : Integer.parseInt(call.parameter("offset").orElse("0"));
        String author = call.parameter("account_id").orElse("");
        List<Status> found = statuses.all().stream()
                .filter(status -> wanted && mayBeFound(status, viewer) && says(status, words))
                .filter(status -> author.isEmpty() || status.author().id().equals(author))
                .sorted(Comparator.comparing(Status::number).reversed())
                .skip(offset)
                .limit(page.limit())
                .toList();
        ObjectNode results = JsonNodeFactory.instance.objectNode();
        results.putArray("accounts");
        results.set("statuses", json.list(found, viewer));
        results.putArray("hashtags");
        return Answer.json(200, results);
    }

    private static boolean hasTag(Status status, String tag) {
        return Entity.in(status.text()).stream()
                .anyMatch(entity ->
                        entity.kind() == Entity.Kind.HASHTAG && entity.value().equalsIgnoreCase(tag));
    }

    /** Of what is not public, only what the viewer had a part in is in the index. */
    private static boolean mayBeFound(Status status, @Nullable Person viewer) {
        return status.visibility() == Visibility.PUBLIC
                || status.author() == viewer
                || status.mentions().contains(viewer);
    }

    private static boolean says(Status status, String query) {
        String text = status.text().toLowerCase(Locale.ROOT);
        String words = query.toLowerCase(Locale.ROOT).strip();
        return words.matches("\".*\"")
                ? text.contains(words.substring(1, words.length() - 1))
                : List.of(words.split("\\s+")).stream().allMatch(text::contains);
    }
}
