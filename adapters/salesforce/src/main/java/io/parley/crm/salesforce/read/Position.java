// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * How far one kind of record has been read. Salesforce stamps a change before it commits it, so that an earlier one may
 * show later: what lies behind the start is read again, and what was seen of it is left out.
 *
 * @param from stamp of the last record before the start
 * @param after id of that record
 * @param seen what was seen behind the start
 */
record Position(Instant from, String after, Set<String> seen) {

    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final String BEFORE_ALL = "000000000000000";

    /**
     * A record that changed.
     *
     * @param json the record
     * @param id its id, of 15 to 18 characters
     * @param stamp when it changed
     */
    record Row(JsonNode json, String id, Instant stamp) {

        /** The id in its short form, which is as exact: 120 of them fit into a cursor. */
        private String name() {
            return id.substring(0, 15) + ":" + stamp.getEpochSecond();
        }

        private boolean isBefore(Row last) {
            return stamp.isBefore(last.stamp.minus(OVERLAP));
        }
    }

    /** {@return a position as it was kept; at the beginning when none was} */
    static Position read(JsonNode kept, Instant since) {
        return kept.isMissingNode()
                ? new Position(since, BEFORE_ALL, Set.of())
                : new Position(
                        Instant.parse(kept.path("from").asText()),
                        kept.path("after").asText(),
                        new LinkedHashSet<>(
                                StreamSupport.stream(kept.path("seen").spliterator(), false)
                                        .map(JsonNode::asText)
                                        .toList()));
    }

    /** {@return how it is kept} */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("from", from.toString())
                .put("after", after);
        seen.forEach(json.putArray("seen")::add);
        return json;
    }

    /** {@return the end of a query for at least so many unseen records} */
    String clause(int unseen) {
        return "(SystemModstamp > " + from + " OR (SystemModstamp = " + from + " AND Id > '" + after + "'))"
                + " ORDER BY SystemModstamp, Id LIMIT " + limit(unseen);
    }

    /** {@return how many records such a query finds at most} */
    int limit(int unseen) {
        return unseen + seen.size();
    }

    /** {@return those that were not seen} */
    List<Row> unseen(List<Row> found) {
        return found.stream().filter(row -> !seen.contains(row.name())).toList();
    }

    /**
     * Where to go on.
     *
     * @param found what the query found, in its order
     * @param full whether there may be more
     * @param most how many of those that were seen are remembered
     */
    Position behind(List<Row> found, boolean full, int most) {
        Set<String> window = new LinkedHashSet<>();
        found.forEach(row -> window.add(row.name()));
        if (full) {
            window.addAll(seen);
        }
        int left = 0;
        while (left < found.size()
                && (window.size() - left > most || found.get(left).isBefore(found.get(found.size() - 1)))) {
            left++;
        }
        Set<String> kept = window.stream().skip(left).collect(Collectors.toCollection(LinkedHashSet::new));
        return left == 0
                ? new Position(from, after, kept)
                : new Position(found.get(left - 1).stamp(), found.get(left - 1).id(), kept);
    }
}
