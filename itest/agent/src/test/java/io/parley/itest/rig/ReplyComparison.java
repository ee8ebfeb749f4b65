// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.itest.rig.Verdict.Fact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what people of the CRMs wrote with what stands on the channel. */
final class ReplyComparison {

    private final Map<String, ChannelTruth> channels;
    private final List<CrmTruth> crms;
    private final AgentStore agent;
    private final Verdict verdict;
    private final Map<String, Integer> posted = new HashMap<>();
    private final Map<String, Integer> postedByMark = new HashMap<>();
    private final Map<String, Set<String>> conversations = new HashMap<>();
    private final Set<String> refused = new HashSet<>();

    ReplyComparison(Map<String, ChannelTruth> channels, List<CrmTruth> crms, AgentStore agent, Verdict verdict) {
        this.channels = channels;
        this.crms = crms;
        this.agent = agent;
        this.verdict = verdict;
        for (ChannelTruth channel : channels.values()) {
            refused.addAll(channel.refused);
            channel.posts.forEach((id, post) -> {
                posted.merge(post.path("key").asText(), 1, Integer::sum);
                String mark = ChannelTruth.mark(post);
                postedByMark.merge(mark, 1, Integer::sum);
                conversations.computeIfAbsent(mark, none -> new HashSet<>()).add(channel.key(post, "conversation"));
            });
        }
    }

    void compare() {
        Map<String, Integer> meant = new HashMap<>();
        for (CrmTruth crm : crms) {
            for (JsonNode comment : crm.comments) {
                boolean forCustomer = comment.path("public").asBoolean();
                String mark = comment.path("mark").asText();
                meant.merge(mark, forCustomer ? 1 : 0, Integer::sum);
                if (forCustomer) {
                    answered(crm, comment);
                }
                directed(crm, comment, mark);
            }
        }
        postedByMark.forEach((mark, count) -> {
            for (int i = meant.getOrDefault(mark, 0); i < count; i++) {
                verdict.found(Fact.REPLIES_TWICE, mark.isEmpty() ? "a text that nobody wrote as an answer" : mark);
            }
        });
        posted.forEach((key, count) -> {
            if (count > 1) {
                verdict.found(Fact.REPLIES_TWICE, key + " was posted " + count + " times");
            }
        });
    }

    private void answered(CrmTruth crm, JsonNode comment) {
        String name = crm.target + " " + comment.path("ref").asText();
        AgentStore.Reply reply = agent.replies().get(name);
        if (reply == null) {
            verdict.found(Fact.REPLIES_LOST, name + " is not known to the agent");
            return;
        }
        if (posted.containsKey(reply.key())) {
            return;
        }
        boolean permitted =
                switch (reply.state()) {
                    case "refused" -> refused.contains(reply.key()) || removedOnce(reply);
                    case "parked" -> Comparison.doubtful(reply.account());
                    default -> false;
                };
        if (!permitted) {
            verdict.found(Fact.REPLIES_LOST, name + " " + comment.path("mark").asText() + ": " + reply);
        }
    }

    private boolean removedOnce(AgentStore.Reply reply) {
        ChannelTruth channel = channels.get(reply.account());
        JsonNode answeredMessage = channel == null ? null : channel.messages.get(reply.inReplyTo());
        return answeredMessage != null && answeredMessage.path("everRemoved").asBoolean();
    }

    private void directed(CrmTruth crm, JsonNode comment, String mark) {
        Set<String> allowed = new HashSet<>(Set.of(comment.path("conversation").asText()));
        String caseRef =
                crm.byRef.get(comment.path("ref").asText()).path("case").asText();
        allowed.addAll(crm.conversationsByCase.getOrDefault(caseRef, Set.of()));
        for (String conversation : conversations.getOrDefault(mark, Set.of())) {
            if (!allowed.contains(conversation)) {
                verdict.found(Fact.MISDIRECTED, mark + " was posted in " + conversation);
            }
        }
    }
}
