// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writing statuses. */
final class PostingEndpoints {

    private static final List<String> NOT_SIMULATED = List.of("media_ids", "poll", "scheduled_at", "quoted_status_id");
    private static final Set<String> NO = Set.of("false", "0", "f", "off");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private final Statuses statuses;
    private final Tokens tokens;
    private final RateLimits limits;
    private final IdempotencyKeys keys;
    private final StatusJson json;
    private final Set<Quirk> quirks;
    private int longest = 500;

    PostingEndpoints(
            Statuses statuses,
            Tokens tokens,
            RateLimits limits,
            IdempotencyKeys keys,
            StatusJson json,
            Set<Quirk> quirks) {
        this.statuses = statuses;
        this.tokens = tokens;
        this.limits = limits;
        this.keys = keys;
        this.json = json;
        this.quirks = quirks;
    }

    int longest() {
        return longest;
    }

    void longest(int characters) {
        longest = characters;
    }

    Answer post(Call call) {
        Person author = tokens.required(call, "write:statuses");
        Parameters parameters = new Parameters(call);
        NOT_SIMULATED.stream().filter(parameters::has).findFirst().ifPresent(name -> {
            throw Refusal.notSimulated(name);
        });
        Status parent =
                parameters.value("in_reply_to_id").map(id -> parent(id, author)).orElse(null);
        Optional<String> key = call.header("idempotency-key")
                .filter(value -> !value.isBlank() && !quirks.contains(Quirk.KEYS_IGNORED));
        Optional<String> earlier = key.flatMap(keys::statusId);
        Status status = earlier.isPresent()
                ? statuses.withId(earlier.get()).orElseThrow(Refusal::unknownRecord)
                : publish(draft(parameters, author, parent));
        if (earlier.isEmpty()) {
            key.ifPresent(value -> keys.used(value, status.id()));
        }
        return Answer.json(200, json.of(status, author));
    }

    private Status publish(Draft draft) {
        limits.admitStatus();
        return statuses.publish(draft);
    }

    private Status parent(String id, Person author) {
        return statuses.withId(id, author)
                .orElseThrow(() -> new Refusal(404, "The post you are trying to reply to does not appear to exist."));
    }

    private Draft draft(Parameters parameters, Person author, @Nullable Status parent) {
        String warning = parameters.value("spoiler_text").orElse("").strip();
        String text = parameters.value("status").orElse("").strip();
        boolean sensitive = !warning.isEmpty()
                || parameters
                        .value("sensitive")
                        .filter(value -> !NO.contains(value))
                        .isPresent();
        boolean onlyWarning = text.isEmpty();
        Optional<Visibility> visibility =
                Visibility.of(parameters.value("visibility").orElse("public"));
        Draft draft = new Draft(
                author,
                onlyWarning ? warning : text,
                onlyWarning ? "" : warning,
                sensitive,
                visibility.orElse(Visibility.PUBLIC),
                language(parameters.value("language").orElse("")),
                parent,
                "Parley",
                null,
                List.of(),
                null);
        check(draft, visibility.isPresent());
        return draft;
    }

    private void check(Draft draft, boolean knownVisibility) {
        List<String> faults = new ArrayList<>();
        if (draft.text().isEmpty()) {
            faults.add("Text can't be blank");
        }
        if (CountedLength.of(draft.spoilerText(), draft.text()) > longest) {
            faults.add("Text character limit of " + longest + " exceeded");
        }
        if (!knownVisibility) {
            faults.add("Visibility is not included in the list");
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(String.join(", ", faults));
        }
    }

    /** An unknown language is not refused: the author's own is taken instead. */
    private static String language(String wanted) {
        String base = wanted.split("[_-]", 2)[0];
        return LANGUAGES.contains(base) ? base : "en";
    }
}
