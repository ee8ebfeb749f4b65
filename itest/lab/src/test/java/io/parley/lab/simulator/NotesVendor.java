// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The smallest vendor that has everything: tokens that end, limits, pages, lag, and webhooks. An example of the kit. */
final class NotesVendor implements SimulatorServer.Vendor {

    static final int PAGE = 2;
    static final int LIMIT = 5;

    private static final LimitHeaders HEADERS =
            LimitHeaders.of("X-RateLimit-", MomentStyle.SECONDS_FROM_NOW).withRetryAfter(MomentStyle.HTTP_DATE);

    private final InstantSource clock;
    private final AccessTokens tokens;
    private final CallCount calls;
    private final Lag lag;
    private final Map<Integer, Lagging<String>> notes = new TreeMap<>();
    private final Consumer<String> news;
    private final Routes routes;

    NotesVendor(InstantSource clock, Consumer<String> news) {
        this.clock = clock;
        this.news = news;
        tokens = new AccessTokens(clock, number -> "notes-" + number);
        calls = new PeriodCount(clock, Duration.ofMinutes(1));
        lag = new Lag(clock);
        routes = new Routes(NotesVendor::no)
                .on("GET", "/notes", (call, places) -> list(call))
                .on("POST", "/notes", (call, places) -> write(call.json()))
                .on("GET", "/notes/{id}", (call, places) -> show(places.get("id")));
    }

    AccessTokens tokens() {
        return tokens;
    }

    Lag lag() {
        return lag;
    }

    @Override
    public Answer answer(Call call) {
        String token = call.bearer().orElse("");
        Answer answer = tokens.state(token) == AccessTokens.State.GOOD ? admitted(call, token) : no(401, "No token");
        return HEADERS.announce(answer, calls.level(token, LIMIT), clock.instant());
    }

    private Answer admitted(Call call, String token) {
        return calls.count(token) > LIMIT ? no(429, "Too many") : routes.answer(call);
    }

    private Answer list(Call call) {
        int after = call.parameter("after").map(Integer::parseInt).orElse(0);
        ArrayNode page = JsonNodeFactory.instance.arrayNode();
        Map<Integer, String> shown = notes.entrySet().stream()
                .filter(note -> note.getKey() > after && note.getValue().read().isPresent())
                .limit(PAGE)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, note -> note.getValue().read().orElseThrow()));
        new TreeMap<>(shown).forEach((id, text) -> page.add(json(id, text)));
        return Answer.json(200, page);
    }

    private Answer write(JsonNode wish) {
        int id = notes.size() + 1;
        Lagging<String> note = new Lagging<>(lag);
        note.write(wish.path("text").asText());
        notes.put(id, note);
        news.accept(json(id, wish.path("text").asText()).toString());
        return Answer.json(201, json(id, wish.path("text").asText()));
    }

    private Answer show(String id) {
        String text = notes.getOrDefault(Integer.valueOf(id), new Lagging<>(lag))
                .read()
                .orElseThrow(() -> new Refused("no note", no(404, "No note " + id)));
        return Answer.json(200, json(Integer.parseInt(id), text));
    }

    private static ObjectNode json(int id, String text) {
        return JsonNodeFactory.instance.objectNode().put("id", id).put("text", text);
    }

    private static Answer no(int status, String words) {
        return Answer.json(status, JsonNodeFactory.instance.objectNode().put("error", words));
    }

    static String token(NotesVendor vendor) {
        return vendor.tokens().issue("somebody", Set.of()).secret();
    }
}
