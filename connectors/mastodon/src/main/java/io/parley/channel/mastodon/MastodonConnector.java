// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.model.Change;
import io.parley.model.Direction;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.spi.AccountInfo;
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
import io.parley.spi.channel.ReplySender;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.channel.StreamListener;
import io.parley.spi.channel.StreamReader;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import io.parley.spi.http.ApiSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Reads the mentions of one account and what the account itself says, and answers. */
@Component(
        service = ChannelConnector.class,
        configurationPid = "io.parley.channel.mastodon",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MastodonConfiguration.class, factory = true)
public final class MastodonConnector implements PageReader, ReplySender, StreamReader, Rechecker, ProfileReader {

    static final String CHANNEL = "mastodon";

    private static final String MENTIONS = "mentions";
    private static final String OWN = "own";
    private static final String STATUSES = "/api/v1/statuses";
    private static final String PATH_OF_MENTIONS = "/api/v1/notifications?types%5B%5D=mention&include_filtered=true";
    private static final int LARGEST_BATCH = 20;
    private static final int MOST_BYTES = 50_000_000;
    private static final Duration KEPT_KEYS = Duration.ofMinutes(55);

    private final ApiClient client;
    private final AccountCheck check;
    private final UserStream stream;
    private final ProfileMapper profiles;
    private final StatusMapper statuses;

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
        URI endpoint = endpoint(configuration.endpoint());
        String token = Objects.requireNonNullElse(configuration._token(), "").strip();
        if (!token.matches("[!-~]+")) {
            throw new IllegalArgumentException("token must be the access token of the application, one word");
        }
        int most = configuration.maxCharacters();
        if (most < 100 || most > 100_000) {
            throw new IllegalArgumentException("maxCharacters must be 100 to 100000 characters, not " + most);
        }
        client = clients.open(ApiSettings.endpoint(endpoint)
                .bearer(token)
                .maxResponseBytes(MOST_BYTES)
                .build());
        profiles = new ProfileMapper(endpoint.getHost().toLowerCase(Locale.ROOT), html);
        statuses = new StatusMapper(profiles, most);
        check = new AccountCheck(client, profiles, most);
        stream = new UserStream(clients, client, endpoint, token);
    }

    private static URI endpoint(@Nullable String address) {
        try {
            return new URI(Objects.requireNonNullElse(address, "").strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "endpoint must be the address of a server, such as https://example.social", e);
        }
    }

    @Override
    public ChannelDescription describe() {
        ChannelDescription.Builder description = ChannelDescription.of(CHANNEL, "Mastodon");
        description.stream(MENTIONS, Duration.ofSeconds(30));
        description.stream(OWN, Duration.ofSeconds(60));
        return description.build();
    }

    @Override
    public AccountInfo check() throws SyncException, InterruptedException {
        return check.run();
    }

    @Override
    public Page pull(PullRequest request) throws SyncException, InterruptedException {
        boolean own = request.stream().equals(OWN);
        Timeline.Slice slice = (own ? ownStatuses() : new Timeline(client, PATH_OF_MENTIONS)).next(request);
        List<JsonNode> found = slice.items().stream()
                .filter(item -> own ? !item.hasNonNull("reblog") : mayBeMention(item))
                .sorted(Comparator.comparing(
                        item -> statusOf(item, own).path("created_at").asText()))
                .toList();
        Threads threads = new Threads(client);
        Page.Builder page = Page.builder().more(slice.more());
        for (JsonNode item : found) {
            JsonNode status = statusOf(item, own);
            String id = Fields.name(status, item);
            try {
                JsonNode root = threads.rootOf(status);
                Direction direction = own ? Direction.OUTBOUND : Direction.INBOUND;
                page.read(id, item, () -> statuses.seen(status, statuses.conversation(status, root), direction));
            } catch (SyncException.RecordGone | SyncException.ItemRejected e) {
                page.reject(new Page.Rejected(id, "Its thread cannot be read: " + e.getMessage(), item.toString()));
            }
        }
        return page.build(slice.next());
    }

    /** Only mentions are asked for: what does not say what it is must not be lost. */
    private static boolean mayBeMention(JsonNode item) {
        return !item.path("type").isTextual() || item.path("type").asText().equals("mention");
    }

    private static JsonNode statusOf(JsonNode item, boolean own) {
        return own ? item : item.path("status");
    }

    private Timeline ownStatuses() throws SyncException, InterruptedException {
        String id = client.send(ApiRequest.get(AccountCheck.OWN_ACCOUNT).build())
                .json()
                .path("id")
                .asText();
        return new Timeline(client, "/api/v1/accounts/" + ApiRequest.encode(id) + "/statuses?exclude_reblogs=true");
    }

    @Override
    public Repeat repeat() {
        return Repeat.safe(KEPT_KEYS);
    }

    @Override
    public SendReceipt send(Reply reply) throws SyncException, InterruptedException {
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
        JsonNode posted = client.send(ApiRequest.post(STATUSES)
                        .limit("statuses")
                        .header("Idempotency-Key", reply.key())
                        .json(status)
                        .build())
                .json();
        return new SendReceipt(
                statuses.id(posted, "id"),
                Fields.time(posted, "created_at"),
                Fields.link(posted, "url").orElse(null));
    }

    @Override
    public void listen(StreamListener listener) throws SyncException, InterruptedException {
        stream.listen(listener);
    }

    @Override
    public int recheckLimit() {
        return LARGEST_BATCH;
    }

    @Override
    public List<Change> recheck(List<Change.MessageSeen> known) throws SyncException, InterruptedException {
        Map<String, JsonNode> found = together(known);
        List<Change> changes = new ArrayList<>();
        for (Change.MessageSeen seen : known) {
            Message message = seen.message();
            JsonNode status = found.get(message.id().id());
            if (status == null) {
                status = alone(message);
            }
            if (status.has("id")) {
                again(status, seen).ifPresent(changes::add);
            } else if (status.has("error")) {
                changes.add(new Change.MessageRemoved(
                        message.id(), message.revision().orElse(0) + 1));
            }
        }
        return changes;
    }

    /** What a status is now; nothing if it cannot be read any more, so that it keeps no others from being looked at. */
    private Optional<Change> again(JsonNode status, Change.MessageSeen seen) {
        try {
            return Optional.of(
                    statuses.seen(status, seen.conversation(), seen.message().direction()));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** What the server gives in one answer; nothing where it does not know that request, which came with 4.3. */
    private Map<String, JsonNode> together(List<Change.MessageSeen> known) throws SyncException, InterruptedException {
        ApiRequest.Builder request = ApiRequest.get(STATUSES).accept(404).accept(405);
        known.forEach(seen -> request.query("id[]", seen.subject().id()));
        ApiResponse answer = client.send(request.build());
        Map<String, JsonNode> found = new HashMap<>();
        if (answer.status() == 200) {
            answer.json().forEach(status -> found.put(status.path("id").asText(), status));
        }
        return found;
    }

    /** The status, or the server's own word that there is none. */
    private JsonNode alone(Message message) throws SyncException, InterruptedException {
        return client.send(ApiRequest.get(
                                STATUSES + "/" + ApiRequest.encode(message.id().id()))
                        .accept(404)
                        .build())
                .json();
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
