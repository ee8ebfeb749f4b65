// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** What people say on one account: conversations, edits, removals, and now and then the brand itself. For one thread. */
final class Story {

    private static final int OPEN_CONVERSATIONS = 150;
    private static final int SOON = 200;

    private final Dice dice;
    private final int length;
    private final boolean pollable;
    private final Map<String, Utterance> utterances = new LinkedHashMap<>();
    private final List<Utterance> recent = new ArrayList<>();
    private final List<List<String>> conversations = new ArrayList<>();
    private final PriorityQueue<Fate> fates = new PriorityQueue<>(Comparator.comparingInt(Fate::due));
    private final List<String> broken = new ArrayList<>();
    private volatile int told;
    private int begun;

    private record Fate(int due, Utterance utterance, String deed) {}

    Story(Dice dice, int length, boolean pollable) {
        this.dice = dice;
        this.length = length;
        this.pollable = pollable;
    }

    int told() {
        return told;
    }

    int length() {
        return length;
    }

    Map<String, Utterance> utterances() {
        return utterances;
    }

    List<String> broken() {
        return broken;
    }

    /** The next message, and what befalls earlier ones; after the last message all that is still to befall them. */
    List<Sighting> tell() {
        List<Sighting> sightings = new ArrayList<>();
        sightings.add(Sighting.of(utter()));
        told = told + 1;
        while (!fates.isEmpty() && (fates.peek().due() <= told || told == length)) {
            befall(fates.poll());
            sightings.add(Sighting.of(recent.get(recent.size() - 1)));
        }
        if (dice.chance(0.05)) {
            Utterance again = recent.get(Math.max(0, recent.size() - 1 - dice.below(200)));
            sightings.add(new Sighting(again, 1 + dice.below(again.revision()), ""));
        }
        if (pollable && dice.chance(0.001)) {
            broken.add("broken" + broken.size());
            sightings.add(new Sighting(null, 0, broken.get(broken.size() - 1)));
        }
        return sightings;
    }

    /** The account's own answer, as the channel shows it. */
    Utterance echo(String id, String conversation, String inReplyTo, String text) {
        Utterance echo = new Utterance(id, conversation, "brand", true, inReplyTo, text);
        utterances.put(id, echo);
        return echo;
    }

    private void befall(Fate fate) {
        Utterance utterance = fate.utterance();
        switch (fate.deed()) {
            case "edit" -> {
                if (!utterance.removed()) {
                    utterance.edit();
                }
            }
            case "remove" -> utterance.remove();
            case "restore" -> utterance.restore();
            default -> throw new IllegalStateException(fate.deed());
        }
        recent.add(utterance);
    }

    private Utterance utter() {
        String id = "u" + told;
        boolean poison = dice.chance(0.002);
        List<String> thread = thread();
        Utterance asked = dice.chance(0.02) ? askedBefore(thread) : null;
        String text = "r1 " + id + (poison && asked == null ? " poison" : " is said");
        Utterance utterance = asked == null
                ? new Utterance(id, thread.get(0), thread.get(1 + dice.below(thread.size() - 1)), false, "", text)
                : new Utterance(id, thread.get(0), "brand", true, asked.id, text + " by the brand");
        utterances.put(id, utterance);
        recent.add(utterance);
        if (recent.size() > 1_000) {
            recent.subList(0, 500).clear();
        }
        if (asked == null) {
            foretell(utterance);
        }
        return utterance;
    }

    /** Messages with an even number are never removed, so that the brand can answer them. */
    private void foretell(Utterance utterance) {
        int soon = told + 1 + dice.below(dice.chance(0.5) ? SOON : Math.max(SOON, length / 2));
        if (dice.chance(0.05)) {
            fates.add(new Fate(soon, utterance, "edit"));
        }
        if (dice.chance(0.04) && told % 2 == 1) {
            fates.add(new Fate(soon, utterance, "remove"));
            if (dice.chance(0.2)) {
                fates.add(new Fate(soon + 1 + dice.below(SOON), utterance, "restore"));
            }
        }
    }

    /** A conversation and its people. */
    private List<String> thread() {
        if (conversations.size() < 3 || dice.chance(0.2)) {
            List<String> thread = new ArrayList<>(List.of("c" + begun++));
            int people = dice.chance(0.7) ? 1 : 2 + dice.below(2);
            for (int i = 0; i < people; i++) {
                thread.add("p" + dice.below(length / 8 + 5));
            }
            conversations.add(thread);
            if (conversations.size() > OPEN_CONVERSATIONS) {
                conversations.remove(0);
            }
        }
        return dice.of(conversations);
    }

    private Utterance askedBefore(List<String> thread) {
        return recent.stream()
                .filter(one -> one.conversation.equals(thread.get(0)) && !one.outbound && one.acknowledged())
                .filter(one -> Integer.parseInt(one.id.substring(1)) % 2 == 0
                        && !one.text().contains("poison"))
                .findFirst()
                .orElse(null);
    }
}
