// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import io.parley.model.Change;
import io.parley.model.SocialProfile;
import io.parley.spi.AccountInfo;
import io.parley.spi.Configured;
import io.parley.spi.HtmlText;
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
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.channel.SentFinder;
import io.parley.spi.channel.StreamListener;
import io.parley.spi.channel.StreamReader;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import io.parley.spi.http.ApiSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Reads what concerns one account, listens to hashtags and keywords, and answers. */
@Component(
        service = ChannelConnector.class,
        configurationPid = "io.parley.channel.mastodon",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MastodonConfiguration.class, factory = true)
public final class MastodonConnector implements PageReader, SentFinder, StreamReader, Rechecker, ProfileReader {

    static final String CHANNEL = "mastodon";

    private static final int MOST_BYTES = 50_000_000;
    private static final Duration UNTIL_LISTED = Duration.ofSeconds(30);

    private final ApiClient client;
    private final AccountCheck check;
    private final UserStream stream;
    private final ProfileMapper profiles;
    private final StatusMapper statuses;
    private final List<String> hashtags;
    private final List<String> keywords;

    /**
     * A connector for one account.
     *
     * @param configuration where it lives, and its credential
     * @param clients the door to the network
     * @param html makes plain text
     * @throws IllegalArgumentException if the configuration is wrong; the message says what would be right
     */
    @Activate
    public MastodonConnector(
            MastodonConfiguration configuration, @Reference ApiClients clients, @Reference HtmlText html) {
        URI endpoint = Configured.address(
                "endpoint", configuration.endpoint(), "the address of a server, such as https://example.social");
        String meaning = "the access token of the application, one word";
        String token = Configured.text("token", configuration._token(), meaning);
        if (!token.matches("[!-~]+")) {
            throw new IllegalArgumentException("token must be " + meaning);
        }
        int most = configuration.maxCharacters();
        if (most < 100 || most > 100_000) {
            throw new IllegalArgumentException("maxCharacters must be 100 to 100000 characters, not " + most);
        }
        hashtags = Listening.hashtags(configuration.hashtags());
        keywords = Listening.keywords(configuration.keywords());
        client = clients.open(ApiSettings.endpoint(endpoint)
                .bearer(token)
                .maxResponseBytes(MOST_BYTES)
                .build());
        profiles = new ProfileMapper(endpoint.getHost().toLowerCase(Locale.ROOT), html);
        statuses = new StatusMapper(profiles, most);
        stream = new UserStream(clients, client, endpoint, token);
        List<String> heard = Stream.concat(hashtags.stream(), keywords.stream()).toList();
        check = new AccountCheck(client, profiles, stream, most, heard);
    }

    @Override
    public ChannelDescription describe() {
        ChannelDescription.Builder description = ChannelDescription.of(CHANNEL, "Mastodon");
        description.stream(Streams.MENTIONS, Duration.ofSeconds(30));
        description.stream(Streams.OWN, Duration.ofMinutes(1));
        description.stream(Streams.ANSWERS, Duration.ofMinutes(2));
        hashtags.forEach(hashtag -> description.listening(hashtag, Duration.ofMinutes(2)));
        keywords.forEach(keyword -> description.listening(keyword, Duration.ofMinutes(5)));
        return description.build();
    }

    @Override
    public AccountInfo check() throws SyncException, InterruptedException {
        return check.run();
    }

    @Override
    public Page pull(PullRequest request) throws SyncException, InterruptedException {
        return new Streams(client, statuses).page(request);
    }

    @Override
    public Repeat repeat() {
        return Repeat.searchable(UNTIL_LISTED);
    }

    @Override
    public SendReceipt send(Reply reply) throws SyncException, InterruptedException {
        return new Posting(client, statuses).send(reply);
    }

    @Override
    public List<Sent> sentSince(Reply reply, Instant since) throws SyncException, InterruptedException {
        return new Posting(client, statuses).sentSince(reply, since);
    }

    @Override
    public void listen(StreamListener listener) throws SyncException, InterruptedException {
        stream.listen(listener);
    }

    @Override
    public int recheckLimit() {
        return Statuses.LARGEST_BATCH;
    }

    @Override
    public List<Change> recheck(List<Change.MessageSeen> known) throws SyncException, InterruptedException {
        return new Statuses(client, statuses).again(known);
    }

    @Override
    public Optional<SocialProfile> profile(String handle) throws SyncException, InterruptedException {
        ApiResponse answer = client.send(ApiRequest.get("/api/v1/accounts/lookup")
                .query("acct", handle.strip().replaceFirst("^@", ""))
                .accept(404)
                .build());
        return answer.status() == 404 ? Optional.empty() : Optional.of(profiles.only(answer.json()));
    }
}
