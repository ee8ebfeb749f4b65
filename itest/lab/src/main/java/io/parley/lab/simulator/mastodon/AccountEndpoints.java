// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accounts, and what they wrote. */
final class AccountEndpoints {

    private static final int MOST_AT_ONCE = 40;
    private static final int USUAL_STATUSES = 20;
    private static final int MOST_STATUSES = 40;
    private static final Set<String> YES = Set.of("true", "1", "t", "on");

    private final People people;
    private final Statuses statuses;
    private final Tokens tokens;
    private final AccountJson accountJson;
    private final StatusJson statusJson;
    private final Set<Quirk> quirks;

    AccountEndpoints(
            People people,
            Statuses statuses,
            Tokens tokens,
            AccountJson accountJson,
            StatusJson statusJson,
            Set<Quirk> quirks) {
        this.people = people;
        this.statuses = statuses;
        this.tokens = tokens;
        this.accountJson = accountJson;
        this.statusJson = statusJson;
        this.quirks = quirks;
    }

    Answer verifyCredentials(Call call) {
        return Answer.json(200, accountJson.ownerView(tokens.required(call, "read:accounts", "profile")));
    }

    Answer lookup(Call call) {
        tokens.optional(call, "read:accounts");
        Person person = call.parameter("acct").flatMap(people::lookup).orElseThrow(Refusal::unknownRecord);
        return Answer.json(200, accountJson.of(person));
    }

    Answer show(Call call, String id) {
        tokens.optional(call, "read:accounts");
        return Answer.json(200, accountJson.of(person(id)));
    }

    Answer list(Call call) {
        tokens.optional(call, "read:accounts");
        Set<String> ids = Set.copyOf(call.parameters("id[]"));
        if (ids.size() > MOST_AT_ONCE) {
            throw new Refusal(422, "Mastodon::ValidationError");
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        people.all().stream()
                .filter(person -> ids.contains(person.id()))
                .map(accountJson::of)
                .forEach(list::add);
        return Answer.json(200, list);
    }

    Answer statuses(Call call, String id) {
        Person viewer = tokens.optional(call, "read:statuses");
        if (says(call, "pinned") || call.parameter("tagged").isPresent()) {
            throw Refusal.notSimulated("pinned and tagged");
        }
        Page page = Page.of(call, USUAL_STATUSES, MOST_STATUSES, quirks);
        List<Status> found = page.of(wanted(call, person(id), viewer), Status::number);
        Links links = new Links(call, List.of("limit", "only_media", "exclude_replies", "exclude_reblogs"));
        if (!found.isEmpty()) {
            if (found.size() == page.limit()) {
                links.older(found.get(found.size() - 1).number());
            }
            links.newer(found.get(0).number());
        }
        Answer answer = Answer.json(200, statusJson.list(found, viewer));
        return links.header().map(header -> answer.with("Link", header)).orElse(answer);
    }

    private List<Status> wanted(Call call, Person author, @Nullable Person viewer) {
        boolean excludesReplies = says(call, "exclude_replies");
        boolean onlyMedia = says(call, "only_media");
        return statuses.by(author).stream()
                .filter(status -> status.isVisibleTo(viewer))
                .filter(status -> !(excludesReplies && status.isReplyToSomebodyElse()))
                .filter(status -> !(onlyMedia && status.imageDescription() == null))
                .toList();
    }

    private Person person(String id) {
        return people.withId(id).orElseThrow(Refusal::unknownRecord);
    }

    private static boolean says(Call call, String name) {
        return call.parameter(name).filter(YES::contains).isPresent();
    }
}
