// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/** The HTTP interface of one account of the channel. */
final class ChannelDoor {

    private final Channel channel;
    private final Posts posts;
    private final Faults reading;
    private final Faults posting;

    ChannelDoor(Channel channel, Posts posts, long seed) {
        this.channel = channel;
        this.posts = posts;
        String name = channel.account().name();
        this.reading = Faults.ofReading(new Dice(seed, name + "/reading"));
        this.posting = Faults.ofPosting(new Dice(seed, name + "/posting"));
    }

    void calm() {
        reading.calm();
        posting.calm();
    }

    void serve(Wire wire, String what) throws IOException {
        switch (what) {
            case "name" ->
                wire.answer(Wire.JSON
                        .createObjectNode()
                        .put("name", channel.account().name())
                        .put("person", "brand"));
            case "events" -> page(wire);
            case "posts" -> {
                if (wire.writes()) {
                    post(wire);
                } else {
                    find(wire);
                }
            }
            default -> wire.refuse(404);
        }
    }

    ObjectNode truth() {
        ObjectNode truth = channel.truth();
        posts.truth(truth);
        return truth;
    }

    private void page(Wire wire) throws IOException {
        Fault fault = reading.draw();
        if (fault.before()) {
            wire.refuse(fault);
        } else {
            Map<String, String> query = wire.query();
            wire.answer(
                    fault, channel.page(Integer.parseInt(query.get("after")), Integer.parseInt(query.get("limit"))));
        }
    }

    private void post(Wire wire) throws IOException {
        JsonNode post = wire.body();
        Fault fault = posting.draw();
        if (fault.before()) {
            wire.refuse(fault);
            return;
        }
        int refusal = posts.refusal(post);
        if (refusal != 0) {
            wire.refuse(refusal);
        } else {
            wire.answer(fault, posts.accept(post));
        }
    }

    private void find(Wire wire) throws IOException {
        Fault fault = reading.draw();
        if (fault.before()) {
            wire.refuse(fault);
        } else {
            Map<String, String> query = wire.query();
            wire.answer(fault, posts.found(query.get("under"), Long.parseLong(query.get("since"))));
        }
    }
}
