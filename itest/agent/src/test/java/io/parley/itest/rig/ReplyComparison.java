// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.itest.rig.Verdict.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what people of the CRMs wrote with what stands on the channel; twins with one mark are compared together. */
final class ReplyComparison {

    private final Map<String, ChannelTruth> channels;
    private final List<CrmTruth> crms;
    private final AgentStore agent;
    private final Verdict verdict;
    private final Map<String, List<String>> posted = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> oftenPosted = new HashSet<>();
    private final Set<String> withRemovals = new HashSet<>();

    ReplyComparison(Map<String, ChannelTruth> channels, List<CrmTruth> crms, AgentStore agent, Verdict verdict) {
        this.channels = channels;
        this.crms = crms;
        this.agent = agent;
        this.verdict = verdict;
    }

    void compare() {
        channels.values().forEach(this::posts);
        Map<String, List<JsonNode>> written = new LinkedHashMap<>();
        Map<String, Set<String>> meant = new HashMap<>();
        for (CrmTruth crm : crms) {
            for (JsonNode comment : crm.comments) {
                String mark = comment.path("mark").asText();
                List<JsonNode> twins = written.computeIfAbsent(mark, none -> new ArrayList<>());
                if (comment.path("public").asBoolean()) {
                    twins.add(comment);
                }
                meant.computeIfAbsent(mark, none -> new HashSet<>()).addAll(conversations(crm, comment));
            }
            written.forEach((mark, twins) -> {
                if (mark.startsWith("[" + crm.target + "-")) {
                    answered(crm, mark, twins);
                }
            });
        }
        posted.forEach((mark, conversations) -> {
            int allowed = written.getOrDefault(mark, List.of()).size();
            for (int i = allowed; i < conversations.size(); i++) {
                verdict.found(
                        Fact.REPLIES_TWICE,
                        (mark.isEmpty() ? "a text that nobody wrote as an answer" : mark) + " in " + conversations);
            }
            conversations.stream()
                    .filter(conversation ->
                            meant.containsKey(mark) && !meant.get(mark).contains(conversation))
                    .forEach(conversation -> verdict.found(Fact.MISDIRECTED, mark + " in " + conversation));
        });
        oftenPosted.forEach(key -> verdict.found(Fact.REPLIES_TWICE, key));
    }

    private void posts(ChannelTruth channel) {
        Set<String> keys = new HashSet<>();
        refused.addAll(channel.refused);
        channel.posts.values().forEach(post -> {
            posted.computeIfAbsent(ChannelTruth.mark(post), none -> new ArrayList<>())
                    .add(channel.key(post, "conversation"));
            if (!keys.add(post.path("key").asText())) {
                oftenPosted.add(post.path("key").asText());
            }
        });
        channel.messages.values().stream()
                .filter(message -> message.path("everRemoved").asBoolean())
                .forEach(message -> withRemovals.add(channel.key(message, "conversation")));
    }

    private void answered(CrmTruth crm, String mark, List<JsonNode> twins) {
        int sent = 0;
        for (JsonNode comment : twins) {
            String name = crm.target + " " + comment.path("ref").asText();
            AgentStore.Reply reply = agent.replies().get(name);
            if (reply == null) {
                verdict.found(Fact.REPLIES_LOST, name + " is not known to the agent");
            } else if (reply.state().equals("sent")) {
                sent++;
            } else if (!permitted(crm, comment, reply)) {
                verdict.found(Fact.REPLIES_LOST, name + " " + mark + ": " + reply);
            }
        }
        for (int i = posted.getOrDefault(mark, List.of()).size(); i < sent; i++) {
            verdict.found(Fact.REPLIES_LOST, mark + " counts as sent and is nowhere");
        }
    }

    private boolean permitted(CrmTruth crm, JsonNode comment, AgentStore.Reply reply) {
        return switch (reply.state()) {
            case "refused" ->
                refused.contains(reply.key())
                        || conversations(crm, comment).stream().anyMatch(withRemovals::contains);
            case "parked" -> Comparison.doubtful(reply.account()) || refused.contains(reply.key());
            default -> false;
        };
    }

    /** Where an answer may go: the conversation in which it was written, and those that were merged with it. */
    private static Set<String> conversations(CrmTruth crm, JsonNode comment) {
        Set<String> allowed = new HashSet<>(Set.of(comment.path("conversation").asText()));
        String caseRef =
                crm.byRef.get(comment.path("ref").asText()).path("case").asText();
        allowed.addAll(crm.conversationsByCase.getOrDefault(caseRef, Set.of()));
        return allowed;
    }
}
