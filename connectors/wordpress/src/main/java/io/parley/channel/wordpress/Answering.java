// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.model.Message;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.channel.SentFinder.Sent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Writes answers below comments, and finds those that were written. */
final class Answering {

    private final Site site;
    private final CommentReader reader;
    private final boolean approveOnReply;

    Answering(Site site, CommentReader reader, boolean approveOnReply) {
        this.site = site;
        this.reader = reader;
        this.approveOnReply = approveOnReply;
    }

    SendReceipt send(Reply reply) throws SyncException, InterruptedException {
        long answered = open(reply.inReplyTo());
        ObjectNode comment = JsonNodeFactory.instance
                .objectNode()
                .put("post", Site.number(reply.conversation().id()))
                .put("parent", answered)
                .put("content", markup(reply.text()));
        Optional<JsonNode> written = site.write(comment);
        if (written.isPresent()) {
            return reader.receipt(written.get());
        }
        return sentSince(reply, Instant.EPOCH).stream()
                .filter(sent -> words(sent.text()).equalsIgnoreCase(words(reply.text())))
                .findFirst()
                .map(Sent::receipt)
                .orElseThrow(() -> new SyncException.ItemRejected("WordPress has the same answer already, but does not"
                        + " show it: look for it among the comments marked as spam"));
    }

    /** The number of a comment that may be answered. WordPress takes answers to what is held, spam or in the trash too. */
    private long open(Message message) throws SyncException, InterruptedException {
        long answered = site.number(message);
        Standing standing = site.standing(answered);
        if (standing == Standing.HELD && approveOnReply) {
            site.move(answered, Standing.APPROVED);
        } else if (standing == Standing.HELD) {
            throw new SyncException.ItemRejected(CommentReader.HELD);
        } else if (standing != Standing.APPROVED) {
            throw new SyncException.RecordGone(
                    "The comment is not shown any more: somebody took it away, or marked it as spam");
        }
        return answered;
    }

    List<Sent> sentSince(Reply reply, Instant since) throws SyncException, InterruptedException {
        long answered = site.number(reply.inReplyTo());
        long own = site.user().path("id").asLong();
        Comments comments = site.comments(CommentType.COMMENT, query -> query.query(
                        "post", Site.number(reply.conversation().id()))
                .query("parent", answered)
                .query("after", Site.after(since)));
        return comments.list().stream()
                .filter(comment -> CommentReader.own(comment, own))
                .map(comment -> new Sent(reader.receipt(comment), reader.text(comment)))
                .filter(sent -> !sent.receipt().sentAt().isBefore(since.truncatedTo(ChronoUnit.SECONDS)))
                .toList();
    }

    /** As WordPress stores it: it knows a comment again only if it need not change it. */
    private static String markup(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Letters and digits alone: to those who may not moderate WordPress shows other quotes and dashes than it stored. */
    private static String words(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
