// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A conversation of the chat service. A stranger's is a request until the brand takes it. */
final class Talk {

    private final String id;
    private final List<Person> members;
    private final boolean group;
    private final List<Said> said = new ArrayList<>();
    private boolean accepted;
    private boolean locked;

    Talk(String id, List<Person> members, boolean group) {
        this.id = id;
        this.members = members;
        this.group = group;
    }

    /** A message in it. */
    static final class Said {

        private final String id;
        private final Person sender;
        private final JsonNode input;
        private final Instant at;
        private boolean deleted;

        Said(String id, Person sender, JsonNode input, Instant at) {
            this.id = id;
            this.sender = sender;
            this.input = input;
            this.at = at;
        }

        String id() {
            return id;
        }

        Person sender() {
            return sender;
        }

        /** What was sent. */
        JsonNode input() {
            return input;
        }

        Instant at() {
            return at;
        }

        boolean isDeleted() {
            return deleted;
        }

        void delete() {
            deleted = true;
        }
    }

    String id() {
        return id;
    }

    List<Person> members() {
        return members;
    }

    boolean isGroup() {
        return group;
    }

    /** Oldest first. */
    List<Said> said() {
        return said;
    }

    Instant lastAt() {
        return said.get(said.size() - 1).at();
    }

    Optional<Said> find(String message) {
        return said.stream().filter(one -> one.id().equals(message)).findFirst();
    }

    boolean isAccepted() {
        return accepted;
    }

    void accept() {
        accepted = true;
    }

    boolean isLocked() {
        return locked;
    }

    void lock() {
        locked = true;
    }
}
