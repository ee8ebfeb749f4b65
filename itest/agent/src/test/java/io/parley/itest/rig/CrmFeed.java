// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened in one CRM, by position. Any thread. */
final class CrmFeed {

    private final Later later;
    private final Dice dice;
    private final int longestEcho;
    private final boolean echoes;
    private final List<ObjectNode> events = new ArrayList<>();
    private int readTo;

    /**
     * A feed.
     *
     * @param longestEcho milliseconds after which it tells at last of what the agent itself wrote
     * @param echoes whether it tells of that at all
     */
    CrmFeed(Later later, Dice dice, int longestEcho, boolean echoes) {
        this.later = later;
        this.dice = dice;
        this.longestEcho = longestEcho;
        this.echoes = echoes;
    }

    synchronized void reply(String record, String caseRef, String text, Instant at) {
        add("reply", at).put("record", record).put("case", caseRef).put("text", text);
    }

    synchronized void closed(String caseRef, boolean closed) {
        add("closed", Instant.now()).put("case", caseRef).put("closed", closed);
    }

    synchronized void merged(String survivor, String loser) {
        add("merged", Instant.now()).put("survivor", survivor).put("loser", loser);
    }

    /** Tells some time later of what the agent wrote, marked by nothing but the record. */
    void echo(CrmRecord record) {
        if (echoes) {
            Instant at = Instant.now();
            later.in(dice.below(longestEcho), () -> reply(record.ref, record.caseRef, record.text, at));
        }
    }

    synchronized ObjectNode page(int after, int limit) {
        readTo = Math.max(readTo, after);
        int end = Math.min(events.size(), after + limit);
        ObjectNode page = Wire.JSON.createObjectNode().put("next", end).put("more", end < events.size());
        ArrayNode list = page.putArray("events");
        events.subList(after, end).forEach(list::add);
        return page;
    }

    synchronized boolean quiet() {
        return readTo == events.size();
    }

    private ObjectNode add(String kind, Instant at) {
        ObjectNode event = Wire.JSON.createObjectNode().put("kind", kind).put("at", at.toString());
        events.add(event);
        return event;
    }
}
