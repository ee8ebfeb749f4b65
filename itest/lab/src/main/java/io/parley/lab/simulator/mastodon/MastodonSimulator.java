// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.SimulatorServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Mastodon server on which a brand has an account, and on which people write to it. */
public final class MastodonSimulator implements AutoCloseable {

    /** The domain of the server in names and addresses of people and statuses. */
    public static final String DOMAIN = "social.example";

    private final Object lock = new Object();
    private final Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
    private final People people;
    private final Statuses statuses;
    private final Person brand;
    private final Inbox inbox;
    private final Tokens tokens;
    private final RateLimits limits;
    private final PostingEndpoints posting;
    private final Endpoints endpoints;
    private final Streaming streaming;
    private final SimulatorServer server;
    private final StatusJson statusJson;

    /** Starts with the time of the system. */
    public MastodonSimulator() {
        this(InstantSource.system());
    }

    /** Starts with a time that may be set. */
    public MastodonSimulator(InstantSource clock) {
        people = new People(clock);
        statuses = new Statuses(clock, people);
        brand = people.add("brand", null);
        inbox = new Inbox(clock, brand);
        tokens = new Tokens(brand);
        limits = new RateLimits(clock, quirks);
        Html html = new Html(people);
        AccountJson accountJson = new AccountJson(html);
        statusJson = new StatusJson(accountJson, html);
        posting = new PostingEndpoints(statuses, tokens, limits, new IdempotencyKeys(clock), statusJson, quirks);
        streaming = new Streaming(tokens::mayListen);
        NotificationEndpoints notifications = new NotificationEndpoints(inbox, tokens, accountJson, statusJson, quirks);
        inbox.tell(one ->
                streaming.publish("notification", notifications.json(one, brand).toString()));
        endpoints = new Endpoints(
                tokens,
                limits,
                new InstanceEndpoints(posting, streaming.address()),
                new AccountEndpoints(people, statuses, tokens, accountJson, statusJson, quirks),
                new StatusEndpoints(statuses, tokens, statusJson, quirks),
                posting,
                notifications,
                new TimelineEndpoints(statuses, tokens, statusJson, quirks),
                quirks);
        server = new SimulatorServer(this::answer);
    }

    /** {@return the address to be configured, without a slash at its end} */
    public URI endpoint() {
        return server.endpoint();
    }

    /** {@return the server, for what was called and for faults} */
    public SimulatorServer server() {
        return server;
    }

    /** {@return an access token of the brand with all the scopes a client asks for} */
    public String brandToken() {
        return tokens.full();
    }

    /** {@return an access token of the brand that may not write statuses} */
    public String readOnlyToken() {
        return tokens.readOnly();
    }

    /** From now on the server differs so. */
    public void has(Quirk... some) {
        synchronized (lock) {
            quirks.addAll(List.of(some));
        }
    }

    /** Takes all access tokens back. */
    public void revokeTokens() {
        synchronized (lock) {
            tokens.revoke();
        }
    }

    /** Sets how many calls, turned pages and new statuses there may be in their periods, 300 without this. */
    public void limitCalls(int allowed) {
        synchronized (lock) {
            limits.limit(allowed);
        }
    }

    /** Sets how many characters a status may have, 500 without this. */
    public void limitCharacters(int characters) {
        synchronized (lock) {
            posting.longest(characters);
        }
    }

    /** Shows private mentions of strangers among the notifications; without this they are filtered, as by default. */
    public void acceptPrivateMentions() {
        synchronized (lock) {
            inbox.acceptPrivateMentions();
        }
    }

    /** Lets notifications show that much later than they are streamed, as on a busy server. */
    public void delayNotifications(Duration time) {
        synchronized (lock) {
            inbox.lag(time);
        }
    }

    /** {@return how many streams are listened to} */
    public int listeners() {
        return streaming.listeners();
    }

    /** Ends all streams, as a server that is restarted does. */
    public void cutStreams() {
        streaming.cut();
    }

    /** From now on there are no streams, as on servers that do not offer them in this manner. */
    public void withdrawStreams() {
        streaming.withdraw();
    }

    /** {@return the brand itself} */
    public Person brand() {
        return brand;
    }

    /** {@return somebody with an account on this server, the same for the same name} */
    public Person person(String username) {
        synchronized (lock) {
            return people.add(username, null);
        }
    }

    /** {@return somebody with an account on another server, the same for the same name} */
    public Person person(String username, String domain) {
        synchronized (lock) {
            return people.add(username, domain);
        }
    }

    /**
     * Lets somebody write.
     *
     * @return the id of the status
     */
    public String says(Person who, String text, String visibility, @Nullable String inReplyToId) {
        synchronized (lock) {
            return publish(draft(who, text, visibility, inReplyToId));
        }
    }

    /**
     * Lets somebody write and show an image.
     *
     * @return the id of the status
     */
    public String shows(
            Person who, String text, String visibility, @Nullable String inReplyToId, String imageDescription) {
        synchronized (lock) {
            return publish(draft(who, text, visibility, inReplyToId).withImage(imageDescription));
        }
    }

    /**
     * Lets somebody on another server write something public of which this server hears late.
     *
     * @return the id of the status
     */
    public String saysLate(Person who, String text, Instant writtenAt) {
        synchronized (lock) {
            return told(statuses.arrive(draft(who, text, "public", null), writtenAt));
        }
    }

    /**
     * Lets somebody ask all the others.
     *
     * @return the id of the status
     */
    public String asks(Person who, String text, String visibility, List<String> options) {
        synchronized (lock) {
            return publish(draft(who, text, visibility, null).withPoll(options));
        }
    }

    /**
     * Lets somebody show a status of somebody else under an own one.
     *
     * @return the id of the status
     */
    public String quotes(Person who, String text, String visibility, String quotedId) {
        synchronized (lock) {
            return publish(draft(who, text, visibility, null).quoting(status(quotedId)));
        }
    }

    /**
     * Lets the brand write something public in another application.
     *
     * @return the id of the status
     */
    public String brandSays(String text) {
        return says(brand, text, "public", null);
    }

    /** Lets whoever wrote a status write it anew. */
    public void edits(String statusId, String text) {
        synchronized (lock) {
            Status status = status(statusId);
            statuses.edit(status, text);
            inbox.mentioned(status);
            if (status.mentions().contains(brand)) {
                streaming.publish("status.update", statusJson.of(status, brand).toString());
            }
        }
    }

    /** Lets whoever wrote a status delete it. */
    public void deletes(String statusId) {
        synchronized (lock) {
            Status status = status(statusId);
            statuses.delete(status);
            inbox.forget(status);
            streaming.publish("delete", statusId);
        }
    }

    /** Lets somebody like a status. */
    public void favours(Person who, String statusId) {
        synchronized (lock) {
            Status status = status(statusId);
            status.favoured();
            inbox.favoured(who, status);
        }
    }

    /** Lets somebody pass a status on. */
    public void boosts(Person who, String statusId) {
        synchronized (lock) {
            Status status = status(statusId);
            status.boosted();
            inbox.boosted(who, status);
        }
    }

    /** Lets somebody follow the brand. */
    public void follows(Person who) {
        synchronized (lock) {
            who.follow(brand);
            inbox.followed(who);
        }
    }

    /** Lets the brand follow somebody. */
    public void brandFollows(Person whom) {
        synchronized (lock) {
            brand.follow(whom);
        }
    }

    /** Changes a profile. */
    public void changes(Person who, String displayName, String bio, int followers) {
        synchronized (lock) {
            who.change(displayName, bio, followers);
        }
    }

    /** Adds a line to the table in a profile. */
    public void addsField(Person who, String name, String value) {
        synchronized (lock) {
            who.add(new Person.Field(name, value));
        }
    }

    /** {@return the whole conversation that a status is in, each followed by what answers it} */
    public List<Post> thread(String statusId) {
        synchronized (lock) {
            Status status = status(statusId);
            List<Status> above = statuses.ancestors(status);
            Status first = above.isEmpty() ? status : above.get(0);
            List<Status> thread = new ArrayList<>(List.of(first));
            thread.addAll(statuses.descendants(first, Integer.MAX_VALUE));
            return thread.stream().map(Post::of).toList();
        }
    }

    /** {@return all that an account wrote, oldest first} */
    public List<Post> by(String acct) {
        synchronized (lock) {
            Person author = people.lookup(acct).orElseThrow(() -> new IllegalArgumentException("nobody is " + acct));
            return statuses.by(author).stream().map(Post::of).toList();
        }
    }

    @Override
    public void close() {
        server.close();
        streaming.close();
    }

    private Answer answer(Call call) {
        synchronized (lock) {
            return endpoints.answer(call);
        }
    }

    private Draft draft(Person who, String text, String visibility, @Nullable String inReplyToId) {
        Visibility seen = Visibility.of(visibility)
                .orElseThrow(() -> new IllegalArgumentException("no visibility is " + visibility));
        return Draft.of(who, text, seen, inReplyToId == null ? null : status(inReplyToId));
    }

    private String publish(Draft draft) {
        return told(statuses.publish(draft));
    }

    private String told(Status status) {
        inbox.mentioned(status);
        inbox.quoted(status);
        return quirks.contains(Quirk.IDS_OF_LETTERS) ? IdsOfLetters.of(status.id()) : status.id();
    }

    private Status status(String id) {
        return statuses.withId(IdsOfLetters.numbers(id))
                .orElseThrow(() -> new IllegalArgumentException("no status is " + id));
    }
}
