// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import java.util.List;
import java.util.Set;

/** The notifications of whoever calls. */
final class NotificationEndpoints {

    private static final int USUAL = 40;
    private static final int MOST = 80;
    private static final Set<String> YES = Set.of("true", "1", "t", "on");
    private static final Set<String> OLD_TYPES = Set.of("mention", "status", "reblog", "follow", "favourite", "poll");
    private static final List<String> KEPT =
            List.of("limit", "account_id", "types[]", "exclude_types[]", "include_filtered", "supported_types[]");

    private final Inbox inbox;
    private final Tokens tokens;
    private final AccountJson accountJson;
    private final StatusJson statusJson;
    private final Set<Quirk> quirks;

    NotificationEndpoints(
            Inbox inbox, Tokens tokens, AccountJson accountJson, StatusJson statusJson, Set<Quirk> quirks) {
        this.inbox = inbox;
        this.tokens = tokens;
        this.accountJson = accountJson;
        this.statusJson = statusJson;
        this.quirks = quirks;
    }

    Answer list(Call call) {
        Person viewer = tokens.required(call, "read:notifications");
        List<Notification> found = Page.of(call, USUAL, MOST, quirks).of(wanted(call), Notification::id);
        Links links = new Links(call, KEPT);
        if (!found.isEmpty()) {
            links.older(found.get(found.size() - 1).id());
            links.newer(found.get(0).id());
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        found.forEach(one -> list.add(json(one, viewer)));
        Answer answer = Answer.json(200, list);
        return links.header().map(header -> answer.with("Link", header)).orElse(answer);
    }

    private List<Notification> wanted(Call call) {
        List<String> types = quirks.contains(Quirk.TYPES_IGNORED) ? List.of() : call.parameters("types[]");
        if (quirks.contains(Quirk.UNKNOWN_TYPES_REFUSED) && !OLD_TYPES.containsAll(types)) {
            throw new Refusal(400, "types[] - Invalid value for enum");
        }
        List<String> excluded = call.parameters("exclude_types[]");
        String from = call.parameter("account_id").orElse("");
        boolean all = call.parameter("include_filtered").filter(YES::contains).isPresent();
        return inbox.all().stream()
                .filter(one -> types.isEmpty() || types.contains(one.type()))
                .filter(one -> !excluded.contains(one.type()))
                .filter(one -> from.isBlank() || one.from().id().equals(from))
                .filter(one -> all || !one.filtered())
                .toList();
    }

    ObjectNode json(Notification one, Person viewer) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", Long.toString(one.id()))
                .put("type", one.type())
                .put("created_at", StatusJson.time(one.createdAt()))
                .put("group_key", "ungrouped-" + one.id());
        if (one.filtered()) {
            json.put("filtered", true);
        }
        json.set("account", accountJson.of(one.from()));
        Status status = one.status();
        if (status != null) {
            json.set("status", statusJson.of(status, viewer));
        }
        return json;
    }
}
