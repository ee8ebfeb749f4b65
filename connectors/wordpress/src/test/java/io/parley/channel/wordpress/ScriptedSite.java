// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import io.parley.lab.LabServices;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.SimulatorServer;
import io.parley.model.Change;
import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.model.Visibility;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Reply;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A site that answers what it was told to, in this order, for what a well-kept WordPress never does. */
final class ScriptedSite implements AutoCloseable {

    static final Instant SINCE = Instant.parse("2026-03-01T00:00:00Z");

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final SimulatorServer server =
            new SimulatorServer(call -> answers.isEmpty() ? Answer.empty(500) : answers.remove());
    private final LabServices lab = new LabServices();

    ScriptedSite answer(int status, String body) {
        answers.add(Answer.text(status, "application/json; charset=UTF-8", body));
        return this;
    }

    ScriptedSite list(long total, String... comments) {
        answers.add(Answer.text(200, "application/json; charset=UTF-8", "[" + String.join(",", comments) + "]")
                .with("X-WP-Total", String.valueOf(total)));
        return this;
    }

    ScriptedSite fault(int status, String code) {
        return answer(status, "{\"code\":\"" + code + "\",\"message\":\"No.\",\"data\":{\"status\":" + status + "}}");
    }

    /** Before everything else it tells how a comment stands. */
    ScriptedSite standing(String status) {
        answers.addFirst(
                Answer.text(200, "application/json; charset=UTF-8", "{\"id\":2,\"status\":\"" + status + "\"}"));
        return this;
    }

    /** The configured user has the number 7. */
    ScriptedSite user() {
        return answer(200, "{\"id\":7,\"name\":\"Parley\",\"capabilities\":{\"moderate_comments\":true}}");
    }

    /** A comment with the time "2026-03-01T12:" before the given minutes and seconds, and further fields. */
    static String comment(int id, String time, String fields) {
        return "{\"id\":" + id
                + ",\"post\":4,\"parent\":0,\"author\":0,\"author_name\":\"Ada\",\"date\":\"2026-03-01T13:" + time
                + "\",\"date_gmt\":\"2026-03-01T12:" + time + "\",\"content\":{\"raw\":\"Hello\"}" + fields + "}";
    }

    WordPressConnector connector() {
        return new Account(server.endpoint().toString(), "parley", "abcd EFGH").connector(lab);
    }

    Page pull() throws Exception {
        return connector().pull(new PullRequest("comments", null, SINCE, 100));
    }

    List<Call> calls() {
        return server.calls();
    }

    Reply reply(String text) {
        Change.MessageSeen seen = seen(id("comment/2"));
        return new Reply("reply:one", seen.conversation(), seen.message(), seen.author(), text);
    }

    Change.MessageSeen seen(ExternalId id) {
        Conversation conversation = Conversation.of(id("post/4"), ConversationKind.PUBLIC_THREAD, Visibility.PUBLIC)
                .startedAt(SINCE)
                .build();
        SocialProfile author = SocialProfile.of(id("user/3")).observedAt(SINCE).build();
        Message message = Message.of(id)
                .conversation(conversation.id())
                .author(author.id())
                .sentAt(SINCE)
                .build();
        return new Change.MessageSeen(message, author, conversation);
    }

    ExternalId id(String id) {
        return new ExternalId(WordPressConnector.CHANNEL, server.endpoint().getAuthority(), id);
    }

    @Override
    public void close() {
        server.close();
        lab.close();
    }
}
