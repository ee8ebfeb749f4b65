// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.work;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells those who want to know that there is something new to look at in the store. A hint carries nothing, and losing
 * one costs time, never data. Any thread; listeners return at once.
 */
public final class Hints {

    /** The outside is reached in another way than before. */
    public static final String NETWORK = "network";

    private final Map<String, List<Runnable>> listeners = new ConcurrentHashMap<>();

    /** There is something to deliver to this target. */
    public static String delivery(String target) {
        return "delivery:" + target;
    }

    /** There is something that this account wants to do. */
    public static String errand(String account) {
        return "errand:" + account;
    }

    /** There is an answer to send from this account. */
    public static String send(String account) {
        return "send:" + account;
    }

    /** The other side says that there is something new to read: an account or a target. */
    public static String news(String accountOrTarget) {
        return "news:" + accountOrTarget;
    }

    /** This account or target may be called again. */
    public static String opened(String side, String id) {
        return "opened:" + side + ":" + id;
    }

    /** What goes into the fields of this target is another thing than before. */
    public static String mapping(String target) {
        return "mapping:" + target;
    }

    /** Something was said in this conversation. */
    public static String conversation(String key) {
        return "conversation:" + key;
    }

    /** The line of waiting conversations of this account moved. */
    public static String queue(String account) {
        return "queue:" + account;
    }

    /**
     * Wakes whoever listens.
     *
     * @param topic one of the topics of this class
     */
    public void tell(String topic) {
        listeners.getOrDefault(topic, List.of()).forEach(Runnable::run);
    }

    /**
     * Tells later.
     *
     * @param topic one of the topics of this class
     * @return tells when it is run; equal to another one about the same topic
     */
    public Runnable about(String topic) {
        return new Hint(this, topic);
    }

    /**
     * Listens.
     *
     * @param topic one of the topics of this class
     * @param listener returns at once
     * @return ends it
     */
    public Runnable listen(String topic, Runnable listener) {
        listeners.compute(topic, (key, list) -> {
            List<Runnable> known = list == null ? new CopyOnWriteArrayList<>() : list;
            known.add(listener);
            return known;
        });
        return () -> listeners.computeIfPresent(topic, (key, list) -> {
            list.remove(listener);
            return list.isEmpty() ? null : list;
        });
    }

    private record Hint(Hints hints, String topic) implements Runnable {

        @Override
        public void run() {
            hints.tell(topic);
        }
    }
}
