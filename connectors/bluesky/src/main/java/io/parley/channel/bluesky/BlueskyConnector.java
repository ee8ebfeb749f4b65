// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Change;
import io.parley.model.Direction;
import io.parley.model.SocialProfile;
import io.parley.spi.AccountInfo;
import io.parley.spi.Budget;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.ChannelDescription;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PageReader;
import io.parley.spi.channel.ProfileReader;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Rechecker;
import io.parley.spi.channel.Repeat;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.ReplySender;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiRequest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Reads what is said to one account and what the account itself says, and answers. */
@Component(
        service = ChannelConnector.class,
        configurationPid = "io.parley.channel.bluesky",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = BlueskyConfiguration.class, factory = true)
public final class BlueskyConnector implements PageReader, ReplySender, Rechecker, ProfileReader {

    static final String CHANNEL = "bluesky";

    private static final String NOTIFICATIONS = "notifications";
    private static final String OWN = "own";
    private static final int SESSIONS_OF_A_DAY = 300;
    private static final Duration KEPT_NAMES = Duration.ofDays(30);

    private final Account account;
    private final ApiClient client;
    private final Network network;
    private final Posts posts;
    private final Answers answers;

    /**
     * A connector for one account.
     *
     * @param configuration where it lives, its credential, what is wanted
     * @param clients the door to the network
     * @throws IllegalArgumentException if the configuration is wrong; the message says what would be right
     */
    @Activate
    public BlueskyConnector(BlueskyConfiguration configuration, @Reference ApiClients clients) {
        account = Account.of(configuration);
        client = clients.open(account.settings());
        network = new Network(client);
        posts = new Posts(network);
        answers = new Answers(network, new Repository(client, account.handle()), account.mostPieces());
    }

    @Override
    public ChannelDescription describe() {
        ChannelDescription.Builder description = ChannelDescription.of(CHANNEL, "Bluesky");
        description.stream(NOTIFICATIONS, Duration.ofSeconds(30));
        description.stream(OWN, Duration.ofSeconds(60));
        return description
                .budget(new Budget(Session.BEGUN, SESSIONS_OF_A_DAY, ChronoUnit.DAYS, ZoneOffset.UTC))
                .build();
    }

    @Override
    public AccountInfo check() throws SyncException, InterruptedException {
        JsonNode session = client.send(
                        ApiRequest.get("/xrpc/com.atproto.server.getSession").build())
                .json();
        Session.demandActive(session);
        SocialProfile own = ProfileMapper.profile(
                network.person(session.path("did").asText()).orElse(session));
        return AccountInfo.named(own.displayName())
                .profile(own.id())
                .page(own.page().orElse(null))
                .build();
    }

    @Override
    public Page pull(PullRequest request) throws SyncException, InterruptedException {
        return request.stream().equals(OWN)
                ? posts.page(ownPosts(), Direction.OUTBOUND, request)
                : posts.page(notifications(), Direction.INBOUND, request);
    }

    private Listing notifications() {
        return new Listing(
                client,
                () -> ApiRequest.get("/xrpc/app.bsky.notification.listNotifications"),
                "notifications",
                entry -> new Listing.Item(
                        entry.path("uri").asText(), entry.path("indexedAt").asText(), account.wants(entry)));
    }

    /** What the account says, without reposts, and without the pieces that continue a long answer. */
    private Listing ownPosts() {
        return new Listing(
                client,
                () -> ApiRequest.get("/xrpc/app.bsky.feed.getAuthorFeed")
                        .query("actor", account.handle())
                        .query("filter", "posts_with_replies"),
                "feed",
                entry -> {
                    JsonNode post = entry.path("post");
                    String uri = post.path("uri").asText();
                    return entry.has("reason")
                            ? new Listing.Item(
                                    "repost of " + uri,
                                    entry.at("/reason/indexedAt").asText(),
                                    false)
                            : new Listing.Item(uri, post.path("indexedAt").asText(), !PostMapper.continues(post));
                });
    }

    @Override
    public Repeat repeat() {
        return Repeat.safe(KEPT_NAMES);
    }

    @Override
    public SendReceipt send(Reply reply) throws SyncException, InterruptedException {
        return answers.send(reply);
    }

    @Override
    public int recheckLimit() {
        return Network.LARGEST_BATCH;
    }

    @Override
    public List<Change> recheck(List<Change.MessageSeen> known) throws SyncException, InterruptedException {
        return posts.again(known);
    }

    @Override
    public Optional<SocialProfile> profile(String handle) throws SyncException, InterruptedException {
        String name = handle.strip().replaceFirst("^@", "");
        return Account.isHandle(name) ? network.person(name).map(ProfileMapper::profile) : Optional.empty();
    }
}
