// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.itest.rig.RigPlan.Target;
import java.io.IOException;
import java.util.Map;

/** The HTTP interface of one CRM. */
final class CrmDoor {

    private final Crm crm;
    private final CrmFeed feed;
    private final Reps reps;
    private final Faults writing;
    private final Faults reading;

    CrmDoor(Target target, long seed, Later later, int longestEcho, boolean echoes) {
        String name = target.name();
        CrmRecords records = new CrmRecords(target.readBack());
        writing = Faults.ofWriting(new Dice(seed, name + "/writing"), target.faults());
        reading = Faults.ofReading(new Dice(seed, name + "/reading"));
        feed = new CrmFeed(later, new Dice(seed, name + "/feed"), longestEcho, echoes && target.echoes());
        reps = new Reps(name, records, feed, new Dice(seed, name + "/reps"), later);
        crm = new Crm(target, records, writing, feed, reps);
    }

    void calm() {
        writing.calm();
        reading.calm();
        reps.calm();
    }

    boolean quiet() {
        return feed.quiet();
    }

    int entries() {
        return crm.entries();
    }

    ObjectNode truth() {
        return crm.truth();
    }

    void serve(Wire wire, String what) throws IOException {
        switch (what) {
            case "name" ->
                wire.answer(
                        Wire.JSON.createObjectNode().put("name", crm.target().name()));
            case "events" -> events(wire);
            case "search" -> search(wire);
            case "batch" -> batch(wire);
            default -> wire.refuse(404);
        }
    }

    private void events(Wire wire) throws IOException {
        Fault fault = reading.draw();
        if (fault.before()) {
            wire.refuse(fault);
        } else {
            Map<String, String> query = wire.query();
            wire.answer(fault, feed.page(Integer.parseInt(query.get("after")), Integer.parseInt(query.get("limit"))));
        }
    }

    private void search(Wire wire) throws IOException {
        Fault fault = reading.draw();
        if (fault.before()) {
            wire.refuse(fault);
        } else {
            wire.answer(fault, crm.search(wire.body()));
        }
    }

    private void batch(Wire wire) throws IOException {
        JsonNode writes = wire.body();
        Fault fault = writing.draw();
        if (fault.before()) {
            wire.refuse(fault);
        } else {
            wire.answer(fault, crm.take(writes, fault == Fault.HALF ? writes.size() / 2 : writes.size()));
        }
    }
}
