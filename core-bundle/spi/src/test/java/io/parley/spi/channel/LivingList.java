// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.spi.SyncException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A list that only leads back, in which things come and go while it is read. */
final class LivingList {

    private static final Comparator<Item> NEWEST_FIRST =
            Comparator.comparing(Item::place).reversed();

    private final Random dice;
    private final List<Item> items = new ArrayList<>();
    private int age;
    private Runnable meanwhile = () -> {};
    private int calls;

    LivingList(Random dice) {
        this.dice = dice;
    }

    private record Item(Instant at, String name, String place) {

        private BackwardList.Entry<String> entry() {
            return new BackwardList.Entry<>(name, Optional.of(at), name);
        }
    }

    int calls() {
        return calls;
    }

    void add(Instant at, String name) {
        items.add(new Item(at, name, "%015d %s".formatted(at.toEpochMilli(), name)));
        items.sort(NEWEST_FIRST);
    }

    /** Removes one; returns its name. */
    Optional<String> lose() {
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(items.remove(dice.nextInt(items.size())).name());
    }

    /** What happens after each page. */
    void meanwhile(Runnable something) {
        meanwhile = something;
    }

    /** Takes no place for an answer that it has given until now. */
    void forgetPlaces() {
        age++;
    }

    /** By tokens: what is older than the last entry of the page before. */
    BackwardList.Part<String> page(String place) throws SyncException {
        calls++;
        if (!place.isEmpty() && !place.startsWith(age + ":")) {
            throw new SyncException.ItemRejected("What is " + place + "?");
        }
        String newer = place.substring(place.indexOf(':') + 1);
        List<Item> older = items.stream()
                .filter(item -> place.isEmpty() || item.place().compareTo(newer) < 0)
                .limit(1L + dice.nextInt(9))
                .toList();
        Item end = items.isEmpty() ? null : items.get(items.size() - 1);
        boolean last = older.isEmpty() || older.get(older.size() - 1).equals(end);
        meanwhile.run();
        return new BackwardList.Part<>(
                older.stream().map(Item::entry).toList(),
                last ? "" : age + ":" + older.get(older.size() - 1).place());
    }

    /** By numbers, each page with some of the one before. */
    BackwardList.Part<String> counted(String place) {
        calls++;
        int from = place.isEmpty() ? 0 : Integer.parseInt(place);
        List<Item> older = items.stream().skip(from).limit(20).toList();
        int next = from + older.size() - 5;
        meanwhile.run();
        return new BackwardList.Part<>(
                older.stream().map(Item::entry).toList(), older.size() < 20 ? "" : String.valueOf(next));
    }
}
