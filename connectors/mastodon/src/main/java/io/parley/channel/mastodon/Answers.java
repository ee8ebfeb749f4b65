// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.Untrusted;
import io.parley.spi.channel.PullRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people answer to the newest statuses of the account without mentioning it. Of that the server tells nobody; but it
 * counts the answers to each status, and only where there are more than before the thread is looked at.
 *
 * @param statuses of the account
 * @param threads reads threads
 * @param own whose account it is
 */
record Answers(Timeline statuses, Threads threads, Own own) {

    private static final Duration DELAY = Duration.ofDays(1);
    private static final int MOST_THREADS = 20;

    /** Of the ids and counts, so that they fit into a cursor beside what was told. */
    private static final int MOST_CHARACTERS = 1_600;

    private static final int LONGEST_COUNT = "\"\":9999,".length();
    private static final int MOST_ANSWERS = 9_999;

    /** How many answers to a status there are, and how many there were. */
    private record Counted(JsonNode status, int before, int now) {

        boolean hasGrown() {
            return now > before;
        }
    }

    /**
     * How far a thread was told that has more answers than fit into a page.
     *
     * @param thread the status that is answered
     * @param until everything older was told
     */
    private record Part(String thread, Instant until) {

        static Part in(JsonNode cursor) {
            JsonNode part = cursor.path("part");
            return new Part(
                    part.path("thread").asText(""),
                    Untrusted.time(part, "until").orElse(Instant.EPOCH));
        }

        static Part upTo(Counted thread, JsonNode last) {
            return new Part(
                    Timeline.idOf(thread.status()),
                    Untrusted.time(last, "created_at").orElse(Instant.EPOCH));
        }

        boolean has(Counted of, JsonNode answer) {
            return Timeline.idOf(of.status()).equals(thread)
                    && Untrusted.time(answer, "created_at")
                            .filter(time -> time.isBefore(until))
                            .isPresent();
        }

        void into(ObjectNode cursor) {
            cursor.putObject("part").put("thread", thread).put("until", until.toString());
        }
    }

    Slice next(PullRequest request) throws SyncException, InterruptedException {
        JsonNode cursor = request.after().map(Cursor::tree).orElse(MissingNode.getInstance());
        Told told = Told.in(cursor, request.since());
        List<Counted> all = counted(cursor.path("counted"));
        List<Counted> grown = all.stream().filter(Counted::hasGrown).toList();
        List<Counted> looked = grown.subList(0, Math.min(grown.size(), MOST_THREADS));
        List<JsonNode> items = new ArrayList<>();
        List<Counted> done = new ArrayList<>();
        Part before = Part.in(cursor);
        @Nullable Part part = null;
        for (Counted one : looked) {
            List<JsonNode> news = answersTo(one.status());
            news.removeIf(answer -> told.has(answer) || before.has(one, answer));
            int room = request.limit() - items.size();
            if (news.size() > room) {
                items.addAll(news.subList(0, room));
                part = room == 0 ? before : Part.upTo(one, news.get(room - 1));
                break;
            }
            items.addAll(news);
            done.add(one);
        }
        boolean more = done.size() < grown.size();
        Told after = told.and(items);
        ObjectNode next = (more ? after : after.upTo(items, after.isFull() ? Duration.ZERO : DELAY)).json();
        next.set("counted", next.objectNode().setAll(counts(all, done)));
        if (part != null) {
            part.into(next);
        }
        return new Slice(items, Cursor.of(next), more);
    }

    /** The newest statuses, the oldest of them first. */
    private List<Counted> counted(JsonNode before) throws SyncException, InterruptedException {
        List<JsonNode> newest = statuses.read("max_id", "");
        if (!newest.isEmpty() && newest.stream().noneMatch(status -> status.has("replies_count"))) {
            throw new SyncException.Transient("The server does not count answers", false, null);
        }
        if (!newest.isEmpty()) {
            Timeline.lastId(newest);
        }
        List<Counted> counted = new ArrayList<>();
        int characters = 0;
        for (JsonNode status : newest) {
            String id = Timeline.idOf(status);
            characters += id.length() + LONGEST_COUNT;
            if (!id.isEmpty() && !status.hasNonNull("reblog") && characters <= MOST_CHARACTERS) {
                int now = Math.min(status.path("replies_count").asInt(), MOST_ANSWERS);
                counted.add(0, new Counted(status, Math.min(now, before.path(id).asInt()), now));
            }
        }
        return counted;
    }

    private static Map<String, JsonNode> counts(List<Counted> all, List<Counted> looked) {
        Map<String, JsonNode> counts = new LinkedHashMap<>();
        for (Counted one : all) {
            int count = looked.contains(one) ? one.now() : one.before();
            if (count > 0) {
                counts.put(Timeline.idOf(one.status()), IntNode.valueOf(count));
            }
        }
        return counts;
    }

    /** What answers it directly: what others say to each other below that concerns the account only if it is mentioned. */
    private List<JsonNode> answersTo(JsonNode status) throws SyncException, InterruptedException {
        String id = Timeline.idOf(status);
        List<JsonNode> answers = new ArrayList<>();
        for (JsonNode answer : threads.below(status)) {
            boolean direct = !answer.has("in_reply_to_id")
                    || answer.path("in_reply_to_id").asText("").equals(id);
            if (direct && !own.wrote(answer) && !own.isMentionedIn(answer)) {
                answers.add(answer);
            }
        }
        answers.sort(Comparator.comparing(answer -> answer.path("created_at").asText()));
        return answers;
    }
}
