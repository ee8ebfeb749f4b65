// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who wants to be told about which conversation. Any thread. */
final class Listeners {

    private final Map<String, List<Runnable>> byConversation = new ConcurrentHashMap<>();

    /** Returns what ends it. */
    Runnable add(String conversation, Runnable listener) {
        byConversation.compute(conversation, (key, list) -> {
            List<Runnable> known = list == null ? new CopyOnWriteArrayList<>() : list;
            known.add(listener);
            return known;
        });
        return () -> byConversation.computeIfPresent(conversation, (key, list) -> {
            list.remove(listener);
            return list.isEmpty() ? null : list;
        });
    }

    void tell(String conversation) {
        byConversation.getOrDefault(conversation, List.of()).forEach(Runnable::run);
    }

    void tellAll() {
        byConversation.values().forEach(list -> list.forEach(Runnable::run));
    }
}
