// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reading statuses and the conversations around them. */
final class StatusEndpoints {

    private static final int MOST_AT_ONCE = 20;
    private static final String SCOPE = "read:statuses";

    private final Statuses statuses;
    private final Tokens tokens;
    private final StatusJson json;
    private final Set<Quirk> quirks;

    /** How much of a conversation is shown: strangers see less. */
    private record Extent(int ancestors, int descendants, int depth) {

        static Extent of(@Nullable Person viewer) {
            return viewer == null ? new Extent(40, 60, 20) : new Extent(4096, 4096, Integer.MAX_VALUE);
        }
    }

    StatusEndpoints(Statuses statuses, Tokens tokens, StatusJson json, Set<Quirk> quirks) {
        this.statuses = statuses;
        this.tokens = tokens;
        this.json = json;
        this.quirks = quirks;
    }

    Answer show(Call call, String id) {
        Person viewer = tokens.optional(call, SCOPE);
        return Answer.json(200, json.of(visible(id, viewer), viewer));
    }

    Answer list(Call call) {
        Person viewer = tokens.optional(call, SCOPE);
        if (quirks.contains(Quirk.ONE_STATUS_A_CALL)) {
            throw Refusal.unknownPath();
        }
        boolean byIds = quirks.contains(Quirk.STATUSES_BY_IDS);
        if (byIds && call.parameter("ids[]").isEmpty()) {
            throw new Refusal(400, "Missing field: ids");
        }
        List<String> ids =
                call.parameters(byIds ? "ids[]" : "id[]").stream().distinct().toList();
        if (ids.size() > MOST_AT_ONCE) {
            throw new Refusal(422, "Mastodon::ValidationError");
        }
        List<Status> found = ids.stream()
                .flatMap(id -> statuses.withId(id, viewer).stream())
                .sorted(Comparator.comparing(Status::number).reversed())
                .toList();
        return Answer.json(200, json.list(found, viewer));
    }

    Answer context(Call call, String id) {
        Person viewer = tokens.optional(call, SCOPE);
        Status status = visible(id, viewer);
        Extent extent = Extent.of(viewer);
        List<Status> above = statuses.ancestors(status);
        List<Status> below = statuses.descendants(status, extent.depth());
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.set(
                "ancestors",
                json.list(
                        onlyVisible(
                                above.subList(Math.max(0, above.size() - extent.ancestors()), above.size()), viewer),
                        viewer));
        context.set(
                "descendants",
                json.list(
                        ownAnswersFirst(
                                onlyVisible(below.subList(0, Math.min(below.size(), extent.descendants())), viewer)),
                        viewer));
        return Answer.json(200, context);
    }

    private Status visible(String id, @Nullable Person viewer) {
        return statuses.withId(id, viewer).orElseThrow(Refusal::unknownRecord);
    }

    private static List<Status> onlyVisible(List<Status> some, @Nullable Person viewer) {
        return some.stream().filter(one -> one.isVisibleTo(viewer)).toList();
    }

    private static List<Status> ownAnswersFirst(List<Status> some) {
        return Stream.concat(
                        some.stream().filter(one -> one.inReplyToAccount() == one.author()),
                        some.stream().filter(one -> one.inReplyToAccount() != one.author()))
                .toList();
    }
}
