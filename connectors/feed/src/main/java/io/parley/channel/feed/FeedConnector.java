// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.AccountInfo;
import io.parley.spi.HtmlText;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.ChannelDescription;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PageReader;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.TokenSigner;
import io.parley.spi.http.ApiClients;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Reads the feed of a site with its comments, or a list of feeds. */
@Component(
        service = ChannelConnector.class,
        configurationPid = "io.parley.channel.feed",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = FeedConfiguration.class, factory = true)
public final class FeedConnector implements PageReader {

    private final FeedAccount account;
    private final ChannelDescription description;

    /**
     * What the agent gives.
     *
     * @param clients the door to the network
     * @param html makes plain text
     * @param signer makes secrets that need not be kept
     * @param subscriptions what hubs are asked for
     * @param home the agent's folder
     * @param clock tells the time
     */
    record Agent(
            ApiClients clients,
            HtmlText html,
            TokenSigner signer,
            Subscriptions subscriptions,
            Path home,
            InstantSource clock) {}

    /**
     * A connector for one feed, or a list of them.
     *
     * @param configuration where they are
     * @param properties of the component, among them the id of the account
     * @param bundle knows the agent's home
     * @param clients the door to the network
     * @param html makes plain text
     * @param signer makes secrets that need not be kept
     * @param subscriptions what hubs are asked for
     * @throws IllegalArgumentException if the configuration is wrong; the message says what would be right
     */
    @Activate
    public FeedConnector(
            FeedConfiguration configuration,
            Map<String, Object> properties,
            BundleContext bundle,
            @Reference ApiClients clients,
            @Reference HtmlText html,
            @Reference TokenSigner signer,
            @Reference Subscriptions subscriptions) {
        this(
                configuration,
                properties,
                new Agent(
                        clients,
                        html,
                        signer,
                        subscriptions,
                        Path.of(Optional.ofNullable(bundle.getProperty("parley.home"))
                                .orElse(".")),
                        InstantSource.system()));
    }

    FeedConnector(FeedConfiguration configuration, Map<String, Object> properties, Agent agent) {
        FeedSettings settings = FeedSettings.of(configuration);
        String id = String.valueOf(properties.get(ACCOUNT_ID));
        Hosts hosts = new Hosts(agent.clients(), settings.maxBytes());
        FeedWeb web = new FeedWeb(
                hosts,
                configuration.followRobots() ? Optional.of(new RobotsFiles(hosts, agent.clock())) : Optional.empty());
        Optional<Duration> paced = properties.get("pollSeconds") instanceof Number seconds && seconds.intValue() > 0
                ? Optional.of(Duration.ofSeconds(seconds.intValue()))
                : Optional.empty();
        Workshop workshop = new Workshop(
                id,
                new FeedSource(web),
                new Hubs(id, agent.subscriptions(), agent.signer(), hosts, agent.clock()),
                new KeywordFilter(settings.includeWords(), settings.excludeWords(), agent.html()),
                agent.html(),
                agent.clock(),
                paced);
        account = settings.url().isPresent()
                ? new SiteAccount(settings.url().get(), settings.commentsUrl(), configuration.postComments(), workshop)
                : new ListAccount(
                        new FeedList(settings.urls(), settings.opml(), agent.home(), web, agent.clock()), workshop);
        ChannelDescription.Builder builder = ChannelDescription.of(ChangeMapper.CHANNEL, "Feed");
        account.streams().forEach(builder::stream);
        description = builder.build();
    }

    @Override
    public ChannelDescription describe() {
        return description;
    }

    @Override
    public AccountInfo check() throws SyncException, InterruptedException {
        try {
            return account.check();
        } catch (UnreadableFeedException | SyncException.RecordGone e) {
            throw new SyncException.Permanent(e.getMessage());
        }
    }

    @Override
    public Page pull(PullRequest request) throws SyncException, InterruptedException {
        try {
            return account.pull(request);
        } catch (UnreadableFeedException e) {
            throw new SyncException.Transient(e.getMessage(), false, e);
        } catch (SyncException.RecordGone e) {
            throw new SyncException.Permanent(e.getMessage());
        }
    }
}
