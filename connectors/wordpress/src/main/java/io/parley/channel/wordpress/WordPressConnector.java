// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Change;
import io.parley.model.Message;
import io.parley.spi.AccountInfo;
import io.parley.spi.HtmlText;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.ChannelDescription;
import io.parley.spi.channel.Moderation;
import io.parley.spi.channel.Moderator;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PageReader;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Rechecker;
import io.parley.spi.channel.Repeat;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.SecondLook;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.channel.SentFinder;
import io.parley.spi.channel.Watermark;
import io.parley.spi.channel.Watermark.Mark;
import io.parley.spi.http.ApiClients;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
public final class WordPressConnector implements PageReader, SentFinder, Rechecker, Moderator {

    static final String CHANNEL = "wordpress";

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    /** Times of WordPress have whole seconds and are taken before a comment is stored. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    /** As long as spam usually stays where people may take it out. */
    private static final Duration SPAM_IS_KEPT = Duration.ofDays(15);

    private final Site site;
    private final CommentReader reader;
    private final Shop shop;
    private final boolean reviews;
    private final Answering answering;

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
        reader = new CommentReader(site.realm(), html, configuration.approveOnReply());
        shop = new Shop(site);
        reviews = configuration.reviews();
        answering = new Answering(site, reader, configuration.approveOnReply());
    }

    @Override
    public ChannelDescription describe() {
        ChannelDescription.Builder description =
                ChannelDescription.of(CHANNEL, "WordPress").lateness(SPAM_IS_KEPT);
        types().forEach(type -> description.stream(type.stream(), BETWEEN_LOOKS));
        return description.build();
    }

    @Override
    public AccountInfo check() throws SyncException, InterruptedException {
        try {
            JsonNode user = site.user();
            AccountInfo.Builder info =
                    AccountInfo.named(user.path("name").asText("")).profile(reader.user(user));
            boolean moderates =
                    user.path("capabilities").path("moderate_comments").asBoolean();
            if (reviews && moderates) {
                shop.check();
            }
            if (!moderates) {
                info.warning(user.path("name").asText("") + " ("
                        + user.path("roles").path(0).asText("no role")
                        + ") may not moderate comments: what is held and approved later is found by audits alone,"
                        + " and the e-mail addresses of visitors and reviews are not read."
                        + " Give this user the role Editor in WordPress.");
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
        Watermark read = Watermark.of(request);
        CommentType type = CommentType.ofStream(request.stream());
        Unread unread = Unread.find(site, type, read);
        List<Mark> marks =
                unread.comments().keySet().stream().limit(request.limit()).toList();
        List<JsonNode> comments =
                whole(type, marks.stream().map(unread.comments()::get).toList());
        long own = ownUser(comments);
        Page.Builder page = Page.builder()
                .more(unread.more() || marks.size() < unread.comments().size());
        for (int i = 0; i < marks.size(); i++) {
            JsonNode comment = comments.get(i);
            page.read("comment/" + marks.get(i).name(), comment, () -> reader.read(comment, own));
        }
        return page.build(read.after(marks, OVERLAP, unread.now()).toCursor());
    }

    private List<CommentType> types() {
        return reviews ? List.of(CommentType.COMMENT, CommentType.REVIEW) : List.of(CommentType.COMMENT);
    }

    private List<JsonNode> whole(CommentType type, List<JsonNode> comments) throws SyncException, InterruptedException {
        return type == CommentType.REVIEW ? shop.withStars(comments) : comments;
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
        return answering.send(reply);
    }

    @Override
    public List<Sent> sentSince(Reply reply, Instant since) throws SyncException, InterruptedException {
        return answering.sentSince(reply, since);
    }

    @Override
    public Set<Moderation> moderations() {
        return Set.of(Moderation.values());
    }

    @Override
    public void moderate(Message message, Moderation decision) throws SyncException, InterruptedException {
        site.move(site.number(message), Standing.after(decision));
    }

    @Override
    public int recheckLimit() {
        return Site.MOST_COMMENTS;
    }

    @Override
    public List<Change> recheck(List<Change.MessageSeen> known) throws SyncException, InterruptedException {
        List<Change> changes = new ArrayList<>();
        for (CommentType type : types()) {
            changes.addAll(recheck(
                    type,
                    known.stream()
                            .filter(seen -> CommentType.of(seen.message()) == type)
                            .filter(seen -> seen.subject().realm().equals(site.realm()))
                            .toList()));
        }
        return changes;
    }

    private List<Change> recheck(CommentType type, List<Change.MessageSeen> known)
            throws SyncException, InterruptedException {
        if (known.isEmpty()) {
            return List.of();
        }
        String ids = known.stream()
                .map(seen -> String.valueOf(Site.number(seen.subject())))
                .collect(Collectors.joining(","));
        List<JsonNode> comments = whole(
                type, site.comments(type, query -> query.query("include", ids)).list());
        long own = ownUser(comments);
        Map<String, JsonNode> found = new HashMap<>();
        comments.forEach(comment -> found.put("comment/" + comment.path("id").asLong(), comment));
        return SecondLook.compare(known, found, (comment, seen) -> reader.read(comment, own));
    }
}
