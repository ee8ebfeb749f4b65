// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.contender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** Writes for one call, each contact and case once. For one thread. */
public final class Composite {

    /** How many writes a CRM of composites takes in a call. */
    public static final int MOST = 200;

    private static final int OF_ONE_MESSAGE = 3;

    private final int most;
    private final ArrayNode writes;
    private final Set<String> parents = new HashSet<>();

    /** An empty one of at most 200 writes. */
    public Composite() {
        this(MOST);
    }

    /** An empty one of at most so many writes. */
    public Composite(int most) {
        this.most = most;
        writes = JsonNodeFactory.instance.arrayNode(most);
    }

    /** Adds a message with its contact and case. */
    public void add(String account, JsonNode event) {
        addParent(CrmWords.contact(account, event));
        addParent(CrmWords.conversation(account, event));
        writes.add(CrmWords.message(account, event));
    }

    private void addParent(ObjectNode parent) {
        if (parents.add(parent.path("key").asText())) {
            writes.add(parent);
        }
    }

    /** {@return whether another message might not fit} */
    public boolean full() {
        return writes.size() > most - OF_ONE_MESSAGE;
    }

    boolean empty() {
        return writes.isEmpty();
    }

    /** {@return what to send} */
    public ArrayNode writes() {
        return writes;
    }
}
