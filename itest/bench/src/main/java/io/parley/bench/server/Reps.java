// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Service reps who answer in cases at a steady rate. For many threads. */
final class Reps {

    private List<String> cases = List.of();
    private int answers;
    private double perSecond;
    private long beganMicros;

    /**
     * Lets them begin.
     *
     * @param inCases references of the cases, taken in turn
     * @param count how many answers
     * @param rate answers a second
     */
    synchronized void begin(List<String> inCases, int count, double rate) {
        cases = inCases;
        answers = count;
        perSecond = rate;
        beganMicros = Moment.micros();
    }

    synchronized long beganMicros() {
        return beganMicros;
    }

    /** What was written behind a place. */
    synchronized ObjectNode page(int after, int limit) {
        int now = (int) Math.min(answers, (Moment.micros() - beganMicros) / 1e6 * perSecond);
        int end = Math.max(after, Math.min(now, after + limit));
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode events = page.putArray("events");
        for (int i = after; i < end; i++) {
            Instant at = Instant.ofEpochMilli((long) (beganMicros / 1e3 + i * 1e3 / perSecond));
            events.addObject()
                    .put("kind", "reply")
                    .put("record", "comment:" + i)
                    .put("case", cases.get(i % cases.size()))
                    .put("text", "answer-" + i)
                    .put("at", at.toString());
        }
        return page.put("next", end).put("more", end < now);
    }
}
