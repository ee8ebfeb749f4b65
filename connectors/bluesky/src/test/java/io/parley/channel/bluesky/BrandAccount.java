// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import io.parley.lab.LabServices;
import io.parley.lab.simulator.bluesky.BlueskySimulator;
import io.parley.lab.simulator.bluesky.Person;
import io.parley.model.Change;
import io.parley.model.Direction;
import io.parley.spi.Cursor;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Reply;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A simulated network with the account of a brand, and connectors to it. A second passes before each post. */
final class BrandAccount implements AutoCloseable {

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.now().minus(Duration.ofMinutes(30)).truncatedTo(ChronoUnit.SECONDS));
    private final LabServices lab = new LabServices();
    private final BlueskySimulator simulator = new BlueskySimulator(now::get);
    private String[] searches = {};
    private boolean chats;

    BlueskySimulator simulator() {
        return simulator;
    }

    Instant now() {
        return now.get();
    }

    void passes(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    Person ada() {
        return simulator.person("ada.example");
    }

    String says(Person who, String text, @Nullable String inReplyTo) {
        passes(Duration.ofSeconds(1));
        return simulator.says(who, text, inReplyTo);
    }

    String mention(String text) {
        return says(ada(), "@brand.example " + text, null);
    }

    BlueskyConnector connector() {
        return new BlueskyConnector(new Configuration(this), lab.apiClients());
    }

    BlueskyConnector splitting() {
        Configuration configuration = new Configuration(this);
        configuration.longReplies = "split";
        return connector(configuration);
    }

    BlueskyConnector connectorAt(URI endpoint) {
        Configuration configuration = new Configuration(this);
        configuration.endpoint = endpoint.toString();
        return connector(configuration);
    }

    /** From now on connectors listen for this. */
    void listensFor(String... words) {
        searches = words.clone();
    }

    /** From now on connectors read and answer direct messages. */
    void chats() {
        chats = true;
    }

    BlueskyConnector connector(Configuration configuration) {
        return new BlueskyConnector(configuration, lab.apiClients());
    }

    /** All pages of a stream. */
    List<Page> walk(String stream, @Nullable Cursor from, Instant since, int limit) throws Exception {
        BlueskyConnector connector = connector();
        List<Page> pages = new ArrayList<>();
        @Nullable Cursor cursor = from;
        do {
            pages.add(connector.pull(new PullRequest(stream, cursor, since, limit)));
            cursor = pages.get(pages.size() - 1).next();
        } while (pages.get(pages.size() - 1).more());
        return pages;
    }

    /** All messages of a stream. */
    List<Change.MessageSeen> seen(String stream) throws Exception {
        return walk(stream, null, Instant.EPOCH, 200).stream()
                .flatMap(page -> page.changes().stream())
                .map(Change.MessageSeen.class::cast)
                .toList();
    }

    /** The newest message of a stream. */
    Change.MessageSeen newest(String stream) throws Exception {
        List<Change.MessageSeen> seen = seen(stream);
        return seen.get(seen.size() - 1);
    }

    /** Lets somebody write a direct message. Returns its id. */
    String writes(Person who, String text, @Nullable String replyTo) {
        passes(Duration.ofSeconds(1));
        return simulator.chats().says(who, text, replyTo);
    }

    /** An answer to the newest notification. */
    Reply reply(String key, String text) throws Exception {
        return reply(key, text, "notifications");
    }

    /** An answer to the newest direct message of others. */
    Reply chatReply(String key, String text) throws Exception {
        return reply(key, text, "direct");
    }

    private Reply reply(String key, String text, String stream) throws Exception {
        Change.MessageSeen question = seen(stream).stream()
                .filter(seen -> seen.message().direction() == Direction.INBOUND)
                .reduce((one, later) -> later)
                .orElseThrow();
        return new Reply(key, question.conversation(), question.message(), question.author(), text);
    }

    @Override
    public void close() {
        simulator.close();
        lab.close();
    }

    /** A configuration that leads to the simulator. */
    static final class Configuration implements BlueskyConfiguration {

        @Nullable String endpoint;

        @Nullable String handle;

        @Nullable String password;

        String[] reasons = {"mention", "reply", "quote"};
        String longReplies = "refuse";
        String[] searches;
        boolean directMessages;

        Configuration(BrandAccount account) {
            endpoint = account.simulator.endpoint().toString();
            handle = account.simulator.brand().handle();
            password = account.simulator.appPassword();
            searches = account.searches;
            directMessages = account.chats;
        }

        @Override
        public @Nullable String endpoint() {
            return endpoint;
        }

        @Override
        public @Nullable String handle() {
            return handle;
        }

        @Override
        public @Nullable String _appPassword() {
            return password;
        }

        @Override
        public String[] reasons() {
            return reasons.clone();
        }

        @Override
        public String[] searches() {
            return searches.clone();
        }

        @Override
        public boolean directMessages() {
            return directMessages;
        }

        @Override
        public String longReplies() {
            return longReplies;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return BlueskyConfiguration.class;
        }
    }
}
