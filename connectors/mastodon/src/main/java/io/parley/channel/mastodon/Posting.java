// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.model.Message;
import io.parley.spi.SyncException;
import io.parley.spi.Untrusted;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.channel.SentFinder.Sent;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Answers as the account, and finds what it answered.
 *
 * @param client speaks to the server
 * @param statuses says what statuses are
 */
record Posting(ApiClient client, StatusMapper statuses) {

    private static final int MOST_PAGES = 5;

    SendReceipt send(Reply reply) throws SyncException, InterruptedException {
        Message answered = reply.inReplyTo();
        Map<String, String> known = answered.attributes();
        String account = known.get(StatusMapper.ACCOUNT);
        if (account == null) {
            throw new SyncException.ItemRejected(
                    "It is not known whom to mention: the message was read by another plug-in");
        }
        if (reply.text().isBlank()) {
            throw new SyncException.ItemRejected("An answer without words would mention the person and say nothing");
        }
        String mention = "@" + account;
        boolean addressed = reply.text().matches("(?is)" + Pattern.quote(mention) + "(?![\\w@]|[.-]\\w).*");
        JsonNode status = JsonNodeFactory.instance
                .objectNode()
                .put("status", addressed ? reply.text() : mention + " " + reply.text())
                .put("in_reply_to_id", answered.id().id())
                .put("visibility", known.get(StatusMapper.VISIBILITY))
                .put("spoiler_text", known.get(StatusMapper.WARNING));
        return receipt(client.send(ApiRequest.post("/api/v1/statuses")
                        .limit("statuses")
                        .header("Idempotency-Key", reply.key())
                        .json(status)
                        .build())
                .json());
    }

    /** Not all servers recognise a key: the account's own list says what was posted. */
    List<Sent> sentSince(Reply reply, Instant since) throws SyncException, InterruptedException {
        Timeline own = Own.of(client).statuses(client);
        String question = reply.inReplyTo().id().id();
        List<Sent> sent = new ArrayList<>();
        String before = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            List<JsonNode> newestFirst = own.read("max_id", before);
            for (JsonNode status : newestFirst) {
                Instant at = Untrusted.time(status, "created_at")
                        .orElseThrow(() -> new SyncException.Transient(
                                "The server does not say when the account said something", false, null));
                if (at.isBefore(since)) {
                    return sent;
                }
                if (status.path("in_reply_to_id").asText("").equals(question)) {
                    sent.add(new Sent(receipt(status), statuses.words(status)));
                }
            }
            if (newestFirst.isEmpty()) {
                return sent;
            }
            before = Timeline.lastId(newestFirst);
        }
        throw new SyncException.Transient("The account has said too much since then to be looked through", false, null);
    }

    private SendReceipt receipt(JsonNode status) {
        return new SendReceipt(
                statuses.id(status, "id"),
                Fields.time(status, "created_at"),
                Untrusted.link(status, "url").orElse(null));
    }
}
