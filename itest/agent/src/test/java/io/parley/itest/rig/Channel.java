// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.itest.rig.RigPlan.Account;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One account of the simulated channel: a log that is read by position, and calls that wait until they are accepted. */
final class Channel {

    private static final int AHEAD = 200;

    private final Account account;
    private final BooleanSupplier followed;
    private final Dice dice;
    private final Story story;
    private final List<Sighting> log = new ArrayList<>();
    private final Deque<Sighting> calls = new ArrayDeque<>();
    private int allowed;
    private int offeredTo;
    private int acknowledgedTo;
    private int underWay;
    private int steppedBack;

    /**
     * An account.
     *
     * @param messages how long its story is
     * @param followed whether the CRMs have most of what was told, so that more can be told
     */
    Channel(Account account, long seed, int messages, BooleanSupplier followed) {
        this.account = account;
        this.followed = followed;
        this.dice = new Dice(seed, account.name() + "/log");
        this.story = new Story(new Dice(seed, account.name()), messages, !account.hooked());
    }

    Account account() {
        return account;
    }

    /** Lets the story go on until a share of it is told. */
    synchronized void allow(double share) {
        allowed = (int) Math.ceil(story.length() * share);
    }

    synchronized ObjectNode page(int after, int limit) {
        for (int i = acknowledgedTo; i < after; i++) {
            log.get(i).acknowledge();
        }
        steppedBack += after < acknowledgedTo ? 1 : 0;
        acknowledgedTo = Math.max(acknowledgedTo, after);
        tellOn();
        int end = Math.min(log.size(), after + Math.min(limit, 40 + after * 31 % 160));
        ObjectNode page = Wire.JSON.createObjectNode().put("next", end).put("more", end < log.size());
        ArrayNode events = page.putArray("events");
        for (Sighting sighting : log.subList(after, end)) {
            sighting.offer();
            events.add(sighting.show(account.revisions()));
        }
        offeredTo = Math.max(offeredTo, end);
        return page;
    }

    /** What the next call to the agent tells; empty when there is nothing. */
    synchronized List<Sighting> call() {
        tellOn();
        List<Sighting> some = new ArrayList<>();
        for (int i = 1 + dice.below(20); i > 0 && !calls.isEmpty(); i--) {
            some.add(dice.chance(0.1) ? calls.pollLast() : calls.pollFirst());
        }
        some.forEach(Sighting::offer);
        underWay += some.size();
        return some;
    }

    synchronized void called(List<Sighting> some, boolean accepted) {
        underWay -= some.size();
        if (accepted) {
            some.forEach(Sighting::acknowledge);
        }
        if (!accepted || dice.chance(0.05)) {
            some.forEach(calls::addFirst);
        }
    }

    synchronized String body(List<Sighting> some) {
        ArrayNode body = Wire.JSON.createArrayNode();
        some.forEach(sighting -> body.add(sighting.show(account.revisions())));
        return body.toString();
    }

    synchronized void echo(String id, JsonNode post) {
        Utterance echo = story.echo(
                id,
                post.path("conversation").asText(),
                post.path("inReplyTo").asText(),
                post.path("text").asText());
        append(Sighting.of(echo));
    }

    synchronized boolean stands(String id) {
        Utterance utterance = story.utterances().get(id);
        return utterance != null && !utterance.removed();
    }

    /** How much the agent has not accepted yet. */
    synchronized int behind() {
        return story.length() - story.told() + calls.size() + underWay + log.size() - acknowledgedTo;
    }

    int told() {
        return story.told();
    }

    synchronized ObjectNode truth() {
        ObjectNode truth = Wire.JSON.createObjectNode().put("steppedBack", steppedBack);
        truth.put("broken", story.broken().size());
        ArrayNode messages = truth.putArray("messages");
        story.utterances().values().forEach(utterance -> messages.add(utterance.truth()));
        return truth;
    }

    /** Goes on with the story while the agent follows. */
    private void tellOn() {
        while (story.told() < allowed
                && log.size() - offeredTo < AHEAD
                && calls.size() < AHEAD
                && followed.getAsBoolean()) {
            story.tell().forEach(this::append);
        }
    }

    private void append(Sighting sighting) {
        if (account.polled()) {
            log.add(sighting);
            int last = log.size() - 1;
            if (last - 1 >= offeredTo && dice.chance(0.15)) {
                int other = offeredTo + Math.max(0, last - offeredTo - 1 - dice.below(5));
                log.set(last, log.get(other));
                log.set(other, sighting);
            }
        }
        if (account.hooked()) {
            calls.addLast(sighting);
        }
    }
}
