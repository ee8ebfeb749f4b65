// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.itest.rig.RigPlan.Account;
import io.parley.itest.rig.Verdict.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares what the channel, the CRMs and the agent say, message by message: written from the contract alone. */
public final class Comparison {

    private final Map<String, ChannelTruth> channels;
    private final List<CrmTruth> crms;
    private final AgentStore agent;
    private final Verdict verdict = new Verdict();

    private Comparison(Map<String, ChannelTruth> channels, List<CrmTruth> crms, AgentStore agent) {
        this.channels = channels;
        this.crms = crms;
        this.agent = agent;
    }

    /**
     * Compares.
     *
     * @param truth asks the rig for its record of an account
     * @param records the CRMs' own records by target
     * @param agent what the agent says
     * @param unreadable how many unreadable items the agent counts
     * @return what was found
     */
    public static Verdict of(
            Function<String, JsonNode> truth, Map<String, JsonNode> records, AgentStore agent, int unreadable) {
        Map<String, ChannelTruth> channels = RigPlan.ACCOUNTS.stream()
                .map(account -> new ChannelTruth(account.name(), truth.apply(account.name())))
                .collect(Collectors.toMap(channel -> channel.account, channel -> channel));
        List<CrmTruth> crms = records.entrySet().stream()
                .map(crm -> new CrmTruth(crm.getKey(), crm.getValue()))
                .toList();
        Comparison comparison = new Comparison(channels, crms, agent);
        int broken =
                channels.values().stream().mapToInt(channel -> channel.broken).sum();
        if (broken != unreadable) {
            comparison.verdict.found(
                    Fact.LOST, broken + " items cannot be read, and the agent put " + unreadable + " aside");
        }
        crms.forEach(comparison::target);
        new ReplyComparison(channels, crms, agent, comparison.verdict).compare();
        return comparison.verdict;
    }

    private void target(CrmTruth crm) {
        once(crm);
        Set<String> said = new HashSet<>();
        for (ChannelTruth channel : channels.values()) {
            channel.messages.forEach((key, message) -> {
                said.add(key);
                message(crm, channel, key, message);
            });
            order(crm, channel);
        }
        crm.entries.keySet().stream()
                .filter(key -> !said.contains(key))
                .forEach(key -> verdict.found(Fact.DUPLICATED, crm.target + " " + key + " was never said"));
    }

    private void once(CrmTruth crm) {
        Set<String> seen = new HashSet<>();
        for (JsonNode record : crm.records) {
            String kind = record.path("kind").asText();
            String key = record.path("key").asText();
            if (kind.equals("comment")) {
                continue;
            }
            if (!seen.add(kind + " " + key)) {
                verdict.found(Fact.DUPLICATED, crm.target + " " + kind + " " + key);
            } else if (kind.equals("conversation")
                    && !seen.add(record.path("conversation").asText() + " "
                            + record.path("author").asText())) {
                verdict.found(Fact.DUPLICATED, crm.target + " a second case " + key);
            }
        }
    }

    private void message(CrmTruth crm, ChannelTruth channel, String key, JsonNode message) {
        List<JsonNode> entries = crm.entries.getOrDefault(key, List.of());
        String name = crm.target + " " + key;
        boolean answer = channel.posts.containsKey(key);
        if (answer && ChannelTruth.mark(message).startsWith("[" + crm.target + "-")) {
            if (!entries.isEmpty()) {
                verdict.found(Fact.DUPLICATED, name + " is an answer that was written there");
            }
            return;
        }
        String conversation = channel.key(message, "conversation");
        if (entries.isEmpty()) {
            boolean nowhere = message.path("outbound").asBoolean() && !crm.conversations.contains(conversation);
            boolean aside = agent.parked().containsKey(name);
            boolean permitted = nowhere
                    || message.path("removed").asBoolean()
                    || aside && message.path("text").asText().contains("poison");
            if (!permitted) {
                verdict.found(
                        Fact.LOST,
                        name + (aside ? " put aside: " + agent.parked().get(name) : " is nowhere"));
            }
            return;
        }
        JsonNode entry = entries.get(0);
        boolean same =
                entry.path("removed").asBoolean() == message.path("removed").asBoolean()
                        && (message.path("removed").asBoolean()
                                || entry.path("text")
                                        .asText()
                                        .equals(message.path("text").asText()));
        if (!same) {
            verdict.found(Fact.STALE, name + " is " + entry + " and should be " + message);
            verdict.found(Fact.LOST, name + " is not as it is now");
        }
        if (!entry.path("conversation").asText().equals(conversation)
                || entry.path("outbound").asBoolean()
                        != message.path("outbound").asBoolean()) {
            verdict.found(Fact.LOST, name + " is " + entry + " and should be " + message);
        }
    }

    /** For each two of a conversation of which one was accepted before the other was first offered. */
    private void order(CrmTruth crm, ChannelTruth channel) {
        Map<String, List<JsonNode>> conversations = new HashMap<>();
        channel.messages.forEach((key, message) -> {
            boolean counts = crm.entries.containsKey(key)
                    && !message.path("outbound").asBoolean()
                    && !message.path("everRemoved").asBoolean()
                    && !agent.parked().containsKey(crm.target + " " + key);
            if (counts) {
                conversations
                        .computeIfAbsent(message.path("conversation").asText(), none -> new ArrayList<>())
                        .add(message);
            }
        });
        for (List<JsonNode> conversation : conversations.values()) {
            conversation.sort(
                    Comparator.comparingLong(message -> message.path("offered").asLong()));
            for (int i = 0; i < conversation.size(); i++) {
                JsonNode later = conversation.get(i);
                for (JsonNode earlier : conversation.subList(0, i)) {
                    if (earlier.path("acknowledged").asLong() > 0
                            && earlier.path("acknowledged").asLong()
                                    < later.path("offered").asLong()
                            && place(crm, channel, earlier) > place(crm, channel, later)) {
                        verdict.found(
                                Fact.MISORDERED,
                                crm.target + " " + channel.key(earlier, "id") + " stands behind "
                                        + channel.key(later, "id"));
                    }
                }
            }
        }
    }

    private static int place(CrmTruth crm, ChannelTruth channel, JsonNode message) {
        return crm.entries.get(channel.key(message, "id")).get(0).path("order").asInt();
    }

    static boolean doubtful(String account) {
        return RigPlan.ACCOUNTS.stream()
                .filter(one -> one.name().equals(account))
                .map(Account::repeat)
                .noneMatch("SAFE"::equals);
    }
}
