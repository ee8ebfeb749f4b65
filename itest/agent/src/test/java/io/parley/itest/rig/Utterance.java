// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A message of the channel with all its states, and when the agent was first offered it and first accepted it. */
final class Utterance {

    final String id;
    final String conversation;
    final String person;
    final boolean outbound;
    final String inReplyTo;
    private final Instant sentAt = Instant.now();
    private final List<Optional<String>> states = new ArrayList<>();
    private long offered;
    private long acknowledged;

    Utterance(String id, String conversation, String person, boolean outbound, String inReplyTo, String text) {
        this.id = id;
        this.conversation = conversation;
        this.person = person;
        this.outbound = outbound;
        this.inReplyTo = inReplyTo;
        states.add(Optional.of(text));
    }

    void edit() {
        int space = text().indexOf(' ');
        states.add(Optional.of("r" + (states.size() + 1) + text().substring(space)));
    }

    void remove() {
        states.add(Optional.empty());
    }

    /** Comes back as it was before it was removed. */
    void restore() {
        states.add(states.get(states.size() - 2));
    }

    boolean removed() {
        return states.get(states.size() - 1).isEmpty();
    }

    String text() {
        return states.get(states.size() - 1).orElse("");
    }

    int revision() {
        return states.size();
    }

    void offer() {
        offered = offered == 0 ? System.nanoTime() : offered;
    }

    void acknowledge() {
        acknowledged = acknowledged == 0 ? System.nanoTime() : acknowledged;
    }

    boolean acknowledged() {
        return acknowledged > 0;
    }

    /** As the channel shows a state. */
    ObjectNode show(int revision, boolean withRevision) {
        Optional<String> state = states.get(revision - 1);
        ObjectNode json = Wire.JSON
                .createObjectNode()
                .put("id", id)
                .put("conversation", conversation)
                .put("person", person)
                .put("outbound", outbound)
                .put("removed", state.isEmpty())
                .put("text", state.orElse(""))
                .put("sentAt", sentAt.toString());
        if (!inReplyTo.isEmpty()) {
            json.put("inReplyTo", inReplyTo);
        }
        return withRevision ? json.put("revision", revision) : json;
    }

    ObjectNode truth() {
        return show(revision(), true)
                .put("everRemoved", states.stream().anyMatch(Optional::isEmpty))
                .put("offered", offered)
                .put("acknowledged", acknowledged);
    }
}
