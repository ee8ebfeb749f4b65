// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Consumer;

/** Picks the messages out of the lines of an event stream. */
final class MessageLines implements Subscriber<String> {

    private final Consumer<JsonNode> message;
    private String event = "";

    MessageLines(Consumer<JsonNode> message) {
        this.message = message;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.startsWith("event: ")) {
            event = line.substring("event: ".length());
        } else if (line.startsWith("data: ") && event.equals("message")) {
            message.accept(AgentClient.json(line.substring("data: ".length())));
        }
    }

    @Override
    public void onError(Throwable fault) {
        // The agent was stopped: what is missing is found missing.
    }

    @Override
    public void onComplete() {
        // As with an error.
    }
}
