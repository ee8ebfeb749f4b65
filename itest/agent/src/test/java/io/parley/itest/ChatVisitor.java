// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.itest.AgentClient.Chat;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A browser that keeps a conversation open without a thread of its own, and comes back where it was. */
final class ChatVisitor implements Subscriber<String> {

    /** What the company said, with how often it came. */
    final Map<String, Integer> answers = new ConcurrentHashMap<>();

    /** When each of it came first. */
    final Map<String, Long> readAt = new ConcurrentHashMap<>();

    final Chat chat;
    private final Supplier<AgentClient> agent;
    private volatile boolean gone;
    private volatile boolean connected;
    private String lastId = "";
    private String id = "";
    private String event = "";

    ChatVisitor(Chat chat, Supplier<AgentClient> agent) {
        this.chat = chat;
        this.agent = agent;
    }

    void follow() {
        AgentClient client = agent.get();
        client.http()
                .sendAsync(client.eventRequest(chat, lastId), BodyHandlers.fromLineSubscriber(this))
                .whenComplete((answer, fault) -> comeBack());
    }

    boolean connected() {
        return connected;
    }

    void leave() {
        gone = true;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        connected = true;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.startsWith("id: ")) {
            id = line.substring("id: ".length());
        } else if (line.startsWith("event: ")) {
            event = line.substring("event: ".length());
        } else if (line.startsWith("data: ") && event.equals("message")) {
            take(AgentClient.json(line.substring("data: ".length())));
        } else if (line.isEmpty()) {
            lastId = id;
            event = "";
        }
    }

    @Override
    public void onError(Throwable fault) {
        connected = false;
    }

    @Override
    public void onComplete() {
        connected = false;
    }

    private void take(JsonNode message) {
        if (message.path("from").asText().equals("agent")) {
            readAt.putIfAbsent(message.path("text").asText(), System.nanoTime());
            answers.merge(message.path("text").asText(), 1, Integer::sum);
        }
    }

    private void comeBack() {
        connected = false;
        if (!gone) {
            CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS).execute(this::follow);
        }
    }
}
