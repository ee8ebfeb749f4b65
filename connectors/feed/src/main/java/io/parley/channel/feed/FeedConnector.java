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
import io.parley.spi.http.ApiClients;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Reads one feed of posts and, where there is one, the feed of the comments on them. */
@Component(
        service = ChannelConnector.class,
        configurationPid = "io.parley.channel.feed",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = FeedConfiguration.class, factory = true)
public final class FeedConnector implements PageReader {

    private static final String POSTS = "posts";
    private static final String COMMENTS = "comments";

    private final URI address;
    private final HtmlText html;
    private final Map<String, FeedStream> streams = new LinkedHashMap<>();
    private final ChannelDescription description;

    /**
     * A connector for one feed.
     *
     * @param configuration where it is
     * @param properties of the component, among them the id of the account
     * @param clients the door to the network
     * @param html makes plain text
     * @throws IllegalArgumentException if the configuration is wrong; the message says what would be right
     */
    @Activate
    public FeedConnector(
            FeedConfiguration configuration,
            Map<String, Object> properties,
            @Reference ApiClients clients,
            @Reference HtmlText html) {
        FeedSettings settings = FeedSettings.of(configuration);
        String account = String.valueOf(properties.get(ACCOUNT_ID));
        this.address = settings.url();
        this.html = html;
        streams.put(
                POSTS,
                new FeedStream(
                        new FeedSource(address, clients, settings.maxBytes()),
                        new ChangeMapper(account, address, html),
                        document -> Place::ofPost));
        settings.commentsUrl()
                .ifPresent(url -> streams.put(
                        COMMENTS,
                        new FeedStream(
                                new FeedSource(url, clients, settings.maxBytes()),
                                new ChangeMapper(account, url, html),
                                document -> new Threads(document)::placeOf)));
        ChannelDescription.Builder builder = ChannelDescription.of(ChangeMapper.CHANNEL, "Feed");
        streams.keySet().forEach(stream -> builder.stream(stream, FeedStream.PAUSE));
        description = builder.build();
    }

    @Override
    public ChannelDescription describe() {
        return description;
    }

    @Override
    public AccountInfo check() throws SyncException, InterruptedException {
        try {
            FeedDocument posts = stream(POSTS).document();
            String title = posts.title().line(html);
            AccountInfo.Builder info = AccountInfo.named(title.isEmpty() ? address.getHost() : title)
                    .page(Links.read(address, posts.site()).orElse(null));
            posts.warnings(POSTS).forEach(info::warning);
            if (streams.containsKey(COMMENTS)) {
                stream(COMMENTS).document().warnings(COMMENTS).forEach(info::warning);
            }
            return info.build();
        } catch (UnreadableFeedException e) {
            throw new SyncException.Permanent(e.getMessage());
        }
    }

    @Override
    public Page pull(PullRequest request) throws SyncException, InterruptedException {
        try {
            return stream(request.stream()).pull(request);
        } catch (UnreadableFeedException e) {
            throw new SyncException.Transient(e.getMessage(), false, e);
        }
    }

    private FeedStream stream(String name) {
        FeedStream stream = streams.get(name);
        if (stream == null) {
            throw new IllegalArgumentException("this feed has no stream " + name);
        }
        return stream;
    }
}
