// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.crm.Remnant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How far the removal of what the agent made in a CRM is. In memory: whoever asks for it again goes on. Any thread. */
final class Removal {

    private final Instant begunAt;
    private final List<String> problems = new ArrayList<>();
    private long removed;
    private String now = "";
    private boolean over;

    Removal(Instant begunAt) {
        this.begunAt = begunAt;
    }

    synchronized void begin(Remnant remnant) {
        now = remnant.name();
    }

    synchronized void removed(long amount) {
        removed += Math.max(0, amount);
    }

    synchronized void failed(Remnant remnant, String reason) {
        problems.add(remnant.name() + ": " + reason);
    }

    synchronized void failed(String reason) {
        problems.add(reason);
    }

    synchronized void end() {
        over = true;
    }

    synchronized boolean over() {
        return over;
    }

    synchronized ObjectNode json() {
        String phase = !over ? "REMOVING" : problems.isEmpty() ? "DONE" : "FAILED";
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("phase", phase)
                .put("begunAt", begunAt.toString())
                .put("removed", removed);
        if (!over) {
            json.put("now", now);
        }
        ArrayNode list = json.putArray("problems");
        problems.forEach(list::add);
        return json;
    }
}
