// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Change;
import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
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
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.channel.SentFinder;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Reads what is said to one account, about it and by itself, and answers. */
@Component(
        service = ChannelConnector.class,
        configurationPid = "io.parley.channel.bluesky",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = BlueskyConfiguration.class, factory = true)
public final class BlueskyConnector implements PageReader, SentFinder, Rechecker, ProfileReader {

    static final String CHANNEL = "bluesky";

    private static final int SESSIONS_OF_A_DAY = 300;
    private static final Duration KEPT_NAMES = Duration.ofDays(30);
    private static final Duration UNTIL_LISTED = Duration.ofSeconds(30);

    private final Account account;
    private final Network network;
    private final Streams streams;
    private final Posts posts;
    private final Answers answers;
    private final DirectMessages chats;
    private final DirectAnswers chatAnswers;

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
        ApiClient client = clients.open(account.settings());
        network = new Network(client);
        Chat chat = new Chat(network);
        posts = new Posts(network);
        chats = new DirectMessages(chat, network);
        streams = new Streams(account, network, posts, chats);
        answers = new Answers(network, new Repository(client, account.handle()), account.mostPieces());
        chatAnswers = new DirectAnswers(chat, network);
    }

    @Override
    public ChannelDescription describe() {
        ChannelDescription.Builder description = ChannelDescription.of(CHANNEL, "Bluesky");
        streams.describe(description);
        return description
                .budget(new Budget(Session.BEGUN, SESSIONS_OF_A_DAY, ChronoUnit.DAYS, ZoneOffset.UTC))
                .build();
    }

    @Override
    public AccountInfo check() throws SyncException, InterruptedException {
        JsonNode session = network.session();
        Session.demandActive(session);
        SocialProfile own = ProfileMapper.profile(
                network.person(session.path("did").asText()).orElse(session));
        AccountInfo.Builder info = AccountInfo.named(own.displayName())
                .profile(own.id())
                .page(own.page().orElse(null));
        streams.troubles().forEach(info::warning);
        return info.build();
    }

    @Override
    public Page pull(PullRequest request) throws SyncException, InterruptedException {
        return streams.page(request);
    }

    @Override
    public Repeat repeat() {
        return Repeat.safe(KEPT_NAMES);
    }

    @Override
    public Repeat repeat(Conversation conversation) {
        return isChat(conversation) ? Repeat.searchable(UNTIL_LISTED) : repeat();
    }

    @Override
    public SendReceipt send(Reply reply) throws SyncException, InterruptedException {
        if (!isChat(reply.conversation())) {
            return answers.send(reply);
        }
        if (!account.chats()) {
            throw new SyncException.ItemRejected(
                    "Direct messages are not answered: set directMessages to true in the configuration of the account");
        }
        return chatAnswers.send(reply);
    }

    @Override
    public List<Sent> sentSince(Reply reply, Instant since) throws SyncException, InterruptedException {
        return isChat(reply.conversation()) ? chatAnswers.sentSince(reply, since) : answers.sent(reply);
    }

    @Override
    public int recheckLimit() {
        return Network.LARGEST_BATCH;
    }

    @Override
    public List<Change> recheck(List<Change.MessageSeen> known) throws SyncException, InterruptedException {
        Map<Boolean, List<Change.MessageSeen>> chatted =
                known.stream().collect(Collectors.partitioningBy(seen -> isChat(seen.conversation())));
        List<Change> changes = new ArrayList<>(posts.again(chatted.get(false)));
        if (account.chats()) {
            changes.addAll(streams.chat().ask(() -> chats.again(chatted.get(true)), List::of));
        }
        return changes;
    }

    @Override
    public Optional<SocialProfile> profile(String handle) throws SyncException, InterruptedException {
        String name = handle.strip().replaceFirst("^@", "");
        return Account.isHandle(name) ? network.person(name).map(ProfileMapper::profile) : Optional.empty();
    }

    private static boolean isChat(Conversation conversation) {
        return conversation.kind() == ConversationKind.DIRECT;
    }
}
