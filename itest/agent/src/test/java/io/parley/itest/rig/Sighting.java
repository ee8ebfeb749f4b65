// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One entry of the channel's log.
 *
 * @param what the message; null for an entry that nobody can read
 * @param revision the state that is told, where the channel has revisions; else the newest is
 * @param broken the id of an entry that nobody can read, else empty
 */
record Sighting(Utterance what, int revision, String broken) {

    static Sighting of(Utterance what) {
        return new Sighting(what, what.revision(), "");
    }

    boolean readable() {
        return what != null;
    }

    ObjectNode show(boolean revisions) {
        return readable()
                ? what.show(revisions ? revision : what.revision(), revisions)
                : Wire.JSON.createObjectNode().put("id", broken).put("broken", true);
    }

    void offer() {
        if (readable()) {
            what.offer();
        }
    }

    void acknowledge() {
        if (readable()) {
            what.acknowledge();
        }
    }
}
