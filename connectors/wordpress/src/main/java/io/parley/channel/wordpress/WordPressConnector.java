// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.channel.wordpress.CommentCursor.Mark;
import io.parley.model.Change;
import io.parley.model.ExternalId;
import io.parley.spi.AccountInfo;
import io.parley.spi.HtmlText;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.ChannelDescription;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PageReader;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Rechecker;
import io.parley.spi.channel.Repeat;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.channel.SentFinder;
import io.parley.spi.http.ApiClients;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Reads the comments of one site and answers them as one of its users. */
@Component(
        service = ChannelConnector.class,
        configurationPid = "io.parley.channel.wordpress",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = WordPressConfiguration.class, factory = true)
public final class WordPressConnector implements PageReader, SentFinder, Rechecker {

    static final String CHANNEL = "wordpress";

    private final Site site;
    private final CommentReader reader;

    /**
     * A connector for one site.
     *
     * @param configuration where the site is and who reads and answers
     * @param clients the door to the network
     * @param html makes plain text
     * @throws IllegalArgumentException if the configuration is wrong; the message says what would be right
     */
    @Activate
    public WordPressConnector(
            WordPressConfiguration configuration, @Reference ApiClients clients, @Reference HtmlText html) {
        site = new Site(configuration, clients);
        reader = new CommentReader(site.realm(), html);
    }

    @Override
    public ChannelDescription describe() {
        return ChannelDescription.of(CHANNEL, "WordPress").stream("comments", Duration.ofSeconds(30))
                .build();
    }

    @Override
    public AccountInfo check() throws SyncException, InterruptedException {
        try {
            JsonNode user = site.user();
            AccountInfo.Builder info =
                    AccountInfo.named(user.path("name").asText("")).profile(reader.user(user));
            if (!user.path("capabilities").path("moderate_comments").asBoolean()) {
                info.warning(user.path("name").asText("") + " ("
                        + user.path("roles").path(0).asText("no role")
                        + ") may not moderate comments: what is held and approved later is not read, nor are the e-mail"
                        + " addresses of visitors. Give this user the role Editor in WordPress.");
            }
            return info.build();
        } catch (SyncException.RecordGone e) {
            throw site.notFound();
        } catch (SyncException.ItemRejected e) {
            throw new SyncException.Permanent(e.getMessage());
        }
    }

    @Override
    public Page pull(PullRequest request) throws SyncException, InterruptedException {
        CommentCursor cursor =
                request.after().map(CommentCursor::of).orElseGet(() -> CommentCursor.startingAt(request.since()));
        Unread unread = Unread.find(site, cursor);
        List<Mark> marks =
                unread.comments().keySet().stream().limit(request.limit()).toList();
        List<JsonNode> comments = marks.stream().map(unread.comments()::get).toList();
        long own = ownUser(comments);
        Page.Builder page = Page.builder()
                .more(unread.more() || marks.size() < unread.comments().size());
        for (Mark mark : marks) {
            JsonNode comment = unread.comments().get(mark);
            page.read("comment/" + mark.id(), comment, () -> reader.read(comment, own));
        }
        return page.build(cursor.after(marks, unread.now()).toCursor());
    }

    /** Who the configured user is; not worth a call where only visitors speak. */
    private long ownUser(List<JsonNode> comments) throws SyncException, InterruptedException {
        boolean users =
                comments.stream().anyMatch(comment -> comment.path("author").asLong() > 0);
        return users ? site.user().path("id").asLong() : 0;
    }

    @Override
    public Repeat repeat() {
        return Repeat.searchable(Duration.ofSeconds(5));
    }

    @Override
    public SendReceipt send(Reply reply) throws SyncException, InterruptedException {
        ObjectNode comment = JsonNodeFactory.instance
                .objectNode()
                .put("post", number(reply.conversation().id()))
                .put("parent", number(reply.inReplyTo().id()))
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

    @Override
    public List<Sent> sentSince(Reply reply, Instant since) throws SyncException, InterruptedException {
        long own = site.user().path("id").asLong();
        Site.Comments comments = site.comments(
                query -> query.query("post", number(reply.conversation().id()))
                        .query("parent", number(reply.inReplyTo().id()))
                        .query("after", Site.after(since)));
        return comments.list().stream()
                .filter(comment -> CommentReader.own(comment, own))
                .map(comment -> new Sent(reader.receipt(comment), reader.text(comment)))
                .filter(sent -> !sent.receipt().sentAt().isBefore(since.truncatedTo(ChronoUnit.SECONDS)))
                .toList();
    }

    @Override
    public int recheckLimit() {
        return Site.MOST_COMMENTS;
    }

    @Override
    public List<Change> recheck(List<Change.MessageSeen> known) throws SyncException, InterruptedException {
        Map<ExternalId, Change> changes = new LinkedHashMap<>();
        known.stream()
                .map(Change::subject)
                .filter(id -> id.realm().equals(site.realm()))
                .forEach(id -> changes.put(id, new Change.MessageRemoved(id)));
        if (changes.isEmpty()) {
            return List.of();
        }
        String ids =
                changes.keySet().stream().map(id -> String.valueOf(number(id))).collect(Collectors.joining(","));
        List<JsonNode> found =
                site.comments(query -> query.query("include", ids)).list();
        long own = ownUser(found);
        for (JsonNode comment : found) {
            try {
                Change seen = reader.read(comment, own);
                changes.replace(seen.subject(), seen);
            } catch (IllegalArgumentException | DateTimeException e) {
                // It is there, and that is all that can be said of it.
                long unreadable = comment.path("id").asLong();
                changes.keySet().removeIf(id -> number(id) == unreadable);
            }
        }
        return List.copyOf(changes.values());
    }

    private static long number(ExternalId id) {
        return Long.parseLong(id.id().substring(id.id().indexOf('/') + 1));
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
