// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.lab.simulator.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;

/** Answers that nobody hopes for. */
final class Refusals {

    /** How long a limit lasts. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    private Refusals() {}

    /** No, in JSON. */
    static Answer plain(int status) {
        Answer answer =
                Answer.json(status, JsonNodeFactory.instance.objectNode().put("error", "refused with " + status));
        return status == 429 ? answer.with("Retry-After", String.valueOf(SILENCE.toSeconds())) : answer;
    }

    /** A page for people, with a status that says that all is well. */
    static Answer page() {
        return Answer.text(200, "text/html; charset=utf-8", "<!doctype html><html><body>Welcome</body></html>");
    }

    /** The beginning of a document. */
    static Answer half() {
        return Answer.text(200, "application/json", "[{\"id\": 1, \"text\": \"Hel");
    }

    /** A refusal that repeats what it refused, as it was and as it stood in an address. */
    static Answer indiscreet(int status, Collection<String> secrets) {
        String told = secrets.stream()
                .map(secret -> secret + ", ?token=" + URLEncoder.encode(secret, StandardCharsets.UTF_8))
                .collect(Collectors.joining(", "));
        return Answer.json(
                status,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("error", "not good enough: " + told)
                        .put("message", "not good enough: " + told));
    }
}
