// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.model.Change;
import io.parley.spi.AccountInfo;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ChannelDescription;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Repeat;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.channel.SentFinder.Sent;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The good connector to the {@link Board}. */
record BoardConnector(ApiClient client, Repeat promise) {

    /** All it can do, each part to be replaced by a worse one. */
    ConnectorParts parts() {
        return new ConnectorParts(
                () -> ChannelDescription.of(BoardNotes.CHANNEL, "Board").stream("notes", Duration.ofSeconds(30))
                        .build(),
                this::check,
                this::pull,
                () -> promise,
                this::send,
                this::sentSince,
                this::recheck,
                () -> "BoardConnector");
    }

    private AccountInfo check() throws SyncException, InterruptedException {
        JsonNode me = client.send(ApiRequest.get("/me").build()).json();
        if (!me.path("mayWrite").asBoolean()) {
            throw new SyncException.Permanent("the token may not write: make one that may");
        }
        return AccountInfo.named(me.path("name").asText()).build();
    }

    private Page pull(PullRequest request) throws SyncException, InterruptedException {
        int after = request.after().map(cursor -> cursor.tree().asInt()).orElse(0);
        JsonNode answer = client.send(ApiRequest.get("/notes")
                        .query("after", after)
                        .query("since", request.since())
                        .query("limit", request.limit())
                        .build())
                .json();
        Page.Builder page = Page.builder().more(member(answer, "more").asBoolean());
        int last = after;
        for (JsonNode note : member(answer, "notes")) {
            last = note.path("change").asInt(last);
            page.read("note-" + note.path("id").asText() + "-" + last, note, () -> BoardNotes.read(note));
        }
        if (last == after && answer.path("more").asBoolean()) {
            throw new SyncException.Transient("the board has more, and does not say behind what", false, null);
        }
        return page.build(Cursor.of(JsonNodeFactory.instance.numberNode(last)));
    }

    private SendReceipt send(Reply reply) throws SyncException, InterruptedException {
        ObjectNode wish = JsonNodeFactory.instance
                .objectNode()
                .put("under", Integer.parseInt(reply.inReplyTo().id().id()))
                .put("text", reply.text());
        if (promise.kind() == Repeat.Kind.SAFE) {
            wish.put("key", reply.key());
        }
        return receipt(client.send(ApiRequest.post("/notes").json(wish).build()).json());
    }

    private List<Sent> sentSince(Reply reply, Instant since) throws SyncException, InterruptedException {
        List<Sent> sent = new ArrayList<>();
        for (JsonNode note : client.send(ApiRequest.get("/notes")
                        .query("under", reply.inReplyTo().id().id())
                        .build())
                .json()
                .path("notes")) {
            SendReceipt receipt = receipt(note);
            if (!receipt.sentAt().isBefore(since)) {
                sent.add(new Sent(receipt, note.path("text").asText()));
            }
        }
        return sent;
    }

    private List<Change> recheck(List<Change.MessageSeen> known) throws SyncException, InterruptedException {
        String ids = known.stream().map(seen -> seen.message().id().id()).collect(Collectors.joining(","));
        List<Change> changes = new ArrayList<>();
        for (JsonNode note : member(
                client.send(ApiRequest.get("/notes").query("ids", ids).build()).json(), "notes")) {
            changes.add(BoardNotes.read(note));
        }
        return changes;
    }

    private static JsonNode member(JsonNode answer, String name) throws SyncException.Transient {
        if (!answer.has(name)) {
            throw new SyncException.Transient("the board answers without " + name, false, null);
        }
        return answer.path(name);
    }

    private static SendReceipt receipt(JsonNode note) {
        return new SendReceipt(
                BoardNotes.message(BoardNotes.number(note, "id")), Instant.parse(BoardNotes.text(note, "at")), null);
    }
}
