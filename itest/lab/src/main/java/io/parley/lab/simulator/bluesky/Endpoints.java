// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds out which method is called, and whether the caller may. */
final class Endpoints {

    private static final String PREFIX = "/xrpc/";
    private static final String BEGINNING = "com.atproto.server.createSession";

    private final Sessions sessions;
    private final RateLimits limits;
    private final Map<String, Function<Call, ObjectNode>> open;
    private final Map<String, Function<Call, ObjectNode>> queries;
    private final Map<String, Function<Call, ObjectNode>> procedures;

    Endpoints(
            Sessions sessions,
            RateLimits limits,
            ViewEndpoints views,
            RepositoryEndpoints repositories,
            SearchEndpoint search,
            ChatEndpoints chats) {
        this.sessions = sessions;
        this.limits = limits;
        open = Map.of(
                BEGINNING,
                call -> sessions.create(call.json()),
                "com.atproto.server.refreshSession",
                sessions::refresh);
        queries = new HashMap<>(chats.queries());
        queries.putAll(Map.of(
                "com.atproto.server.getSession",
                call -> sessions.show(),
                "com.atproto.identity.resolveHandle",
                views::resolveHandle,
                "com.atproto.repo.getRecord",
                repositories::getRecord,
                "app.bsky.actor.getProfile",
                views::getProfile,
                "app.bsky.actor.getProfiles",
                views::getProfiles,
                "app.bsky.feed.getPosts",
                views::getPosts,
                "app.bsky.feed.getAuthorFeed",
                views::getAuthorFeed,
                "app.bsky.feed.searchPosts",
                search::searchPosts,
                "app.bsky.notification.listNotifications",
                views::listNotifications));
        procedures = new HashMap<>(chats.procedures());
        procedures.putAll(Map.of(
                "com.atproto.repo.createRecord",
                repositories::createRecord,
                "com.atproto.repo.putRecord",
                repositories::putRecord));
    }

    Answer answer(Call call) {
        if (!call.path().startsWith(PREFIX)) {
            return Answer.text(404, "text/html", "<h1>Not Found</h1>");
        }
        String method = call.path().substring(PREFIX.length());
        boolean begins = method.equals(BEGINNING);
        Answer answer;
        try {
            limits.admit(begins);
            answer = Answer.json(200, perform(method, call));
        } catch (Refusal e) {
            answer = e.answer();
        }
        return limits.announce(answer, begins);
    }

    private ObjectNode perform(String method, Call call) {
        boolean reading = call.method().equals("GET");
        @Nullable Function<Call, ObjectNode> opened = open.get(method);
        if (opened != null && !reading) {
            return opened.apply(call);
        }
        @Nullable Function<Call, ObjectNode> guarded = (reading ? queries : procedures).get(method);
        if (guarded == null) {
            throw new Refusal(501, "MethodNotImplemented", "Method Not Implemented");
        }
        sessions.demand(call);
        return guarded.apply(call);
    }
}
