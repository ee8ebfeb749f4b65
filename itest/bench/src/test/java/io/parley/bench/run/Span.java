// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.bench.traffic.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What posts that happen at a steady rate have shown.
 *
 * @param latencies from their moment to the CRM, of new messages
 * @param callsPerThousand to the CRM
 * @param cpuPerThousand seconds
 * @param backlog messages that were not in the CRM when the last post happened
 */
record Span(Latencies latencies, double callsPerThousand, double cpuPerThousand, long backlog) {

    /** Lets posts happen, and waits until all have arrived; what is before them has. */
    static Span measure(Servers servers, Program program, int from, int to, int rate) {
        long callsBefore = servers.await(from, program).path("calls").asLong();
        double used = program.usage().cpuSeconds();
        long began = servers.release(to, rate);
        JsonNode after = servers.await(to, program);
        used = program.usage().cpuSeconds() - used;
        long end = began + (to - from) * 1_000_000L / rate;
        Map<String, Long> arrivals = servers.arrivals();
        List<Long> micros = new ArrayList<>();
        long backlog = 0;
        for (int i = from; i < to; i++) {
            Post post = servers.work().posts().get(i);
            if (post.revision() == 1) {
                long arrived = arrivals.get(post.id());
                micros.add(arrived - began - (i + 1L - from) * 1_000_000 / rate);
                backlog += arrived > end ? 1 : 0;
            }
        }
        double thousands = (to - from) / 1_000.0;
        return new Span(
                new Latencies(micros),
                (after.path("calls").asLong() - callsBefore) / thousands,
                used / thousands,
                backlog);
    }
}
