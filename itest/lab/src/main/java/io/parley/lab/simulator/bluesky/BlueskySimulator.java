// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.SimulatorServer;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The server of a brand's account, and the network behind it on which people write to the brand. */
public final class BlueskySimulator implements AutoCloseable {

    private final Object lock = new Object();
    private final People people = new People();
    private final Draft draft = new Draft(people);
    private final Paging paging = new Paging();
    private final Posts posts;
    private final Person brand;
    private final Notifications notifications;
    private final Sessions sessions;
    private final RateLimits limits;
    private final SearchEndpoint search;
    private final Chats chats;
    private final ChatEndpoints chatEndpoints;
    private final Endpoints endpoints;
    private final SimulatorServer server;

    /** Starts with the time of the system. */
    public BlueskySimulator() {
        this(InstantSource.system());
    }

    /** Starts with a time that may be set. */
    public BlueskySimulator(InstantSource clock) {
        posts = new Posts(clock, people);
        brand = people.withHandle("brand.example");
        notifications = new Notifications(brand, posts);
        sessions = new Sessions(brand);
        limits = new RateLimits(clock);
        search = new SearchEndpoint(posts, paging);
        chats = new Chats(lock, brand, posts);
        chatEndpoints = new ChatEndpoints(brand, chats, posts, paging);
        endpoints = new Endpoints(
                sessions,
                limits,
                new ViewEndpoints(people, posts, notifications, paging),
                new RepositoryEndpoints(brand, people, posts),
                search,
                chatEndpoints);
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

    /** {@return the brand itself} */
    public Person brand() {
        return brand;
    }

    /** {@return the app password of the brand} */
    public String appPassword() {
        synchronized (lock) {
            return sessions.password();
        }
    }

    /** {@return direct messages as people use them} */
    public Chats chats() {
        return chats;
    }

    /** {@return somebody with this handle, the same for the same handle} */
    public Person person(String handle) {
        synchronized (lock) {
            return people.withHandle(handle);
        }
    }

    /**
     * Lets somebody write.
     *
     * @param inReplyTo the address of the post that is answered, null for none
     * @return the address of the post
     */
    public String says(Person who, String text, @Nullable String inReplyTo) {
        synchronized (lock) {
            return publish(who, under(draft.of(text, posts.now().toString()), inReplyTo));
        }
    }

    /** Lets somebody write whose app claims another time. */
    public String claims(Person who, String text, Instant createdAt) {
        synchronized (lock) {
            return publish(who, draft.of(text, createdAt.toString()));
        }
    }

    /** Lets somebody write with something under the text. */
    public String shows(Person who, String text, ObjectNode embed) {
        synchronized (lock) {
            return publish(who, draft.of(text, posts.now().toString()).set("embed", embed));
        }
    }

    /** Lets somebody write above a post that is shown below. */
    public String quotes(Person who, String text, String uri) {
        synchronized (lock) {
            ObjectNode record = draft.of(text, posts.now().toString());
            ObjectNode embed = record.putObject("embed").put("$type", "app.bsky.embed.record");
            Draft.reference(embed.putObject("record"), post(uri));
            return publish(who, record);
        }
    }

    /** Lets somebody write a record as it is given, marks included. */
    public String writes(Person who, ObjectNode record) {
        synchronized (lock) {
            return publish(who, record);
        }
    }

    /** Lets somebody like a post. */
    public void likes(Person who, String uri) {
        synchronized (lock) {
            posts.like(post(uri));
            notifications.happened("app.bsky.feed.like", "like", who);
        }
    }

    /** Lets somebody follow the brand. */
    public void follows(Person who) {
        synchronized (lock) {
            notifications.happened("app.bsky.graph.follow", "follow", who);
        }
    }

    /** Lets whoever wrote a post delete it. */
    public void deletes(String uri) {
        synchronized (lock) {
            Post post = post(uri);
            posts.delete(post);
            notifications.forget(post);
        }
    }

    /** Lets whoever began a thread close it for the brand. */
    public void closes(String uri) {
        synchronized (lock) {
            posts.close(post(uri));
        }
    }

    /** Changes a profile. */
    public void changes(Person who, String displayName, String description, int followers) {
        synchronized (lock) {
            who.change(displayName, description, followers);
        }
    }

    /** Gives somebody another handle. */
    public void renames(Person who, String handle) {
        synchronized (lock) {
            who.rename(handle);
        }
    }

    /** Lets somebody deactivate the account, or the network take it down: nothing of it is shown. */
    public void hides(Person who) {
        synchronized (lock) {
            who.setActive(false);
        }
    }

    /** Lets somebody activate the account again. */
    public void returns(Person who) {
        synchronized (lock) {
            who.setActive(true);
        }
    }

    /** Takes the search away: this network has none. */
    public void removeSearch() {
        synchronized (lock) {
            search.remove();
        }
    }

    /** Lets the chat service be out of reach of the server, or within it again. */
    public void setChatAway(boolean away) {
        synchronized (lock) {
            chatEndpoints.away(away);
        }
    }

    /** Takes access to direct messages from the app password. */
    public void forbidChat() {
        synchronized (lock) {
            chatEndpoints.forbid();
        }
    }

    /** {@return all that somebody wrote, oldest first} */
    public List<Post> by(Person who) {
        synchronized (lock) {
            return List.copyOf(who.posts().values());
        }
    }

    /** Ends the access tokens, as time does. */
    public void endAccessTokens() {
        synchronized (lock) {
            sessions.endAccess();
        }
    }

    /** Ends the refresh tokens too. */
    public void endSessions() {
        synchronized (lock) {
            sessions.endAccess();
            sessions.endRefresh();
        }
    }

    /** Takes the app password back. */
    public void changeAppPassword(String password) {
        synchronized (lock) {
            sessions.changePassword(password);
        }
    }

    /** Asks for a code from an e-mail at each login, as with the password of the account itself. */
    public void askForCode() {
        synchronized (lock) {
            sessions.askForCode();
        }
    }

    /** Makes the account takendown, suspended or deactivated; active with an empty text. */
    public void setStatus(String status) {
        synchronized (lock) {
            sessions.status(status);
        }
    }

    /** Sets how many calls there may be in five minutes; 3,000 without this. */
    public void limitCalls(int most) {
        synchronized (lock) {
            limits.limitCalls(most);
        }
    }

    /** Sets how many sessions may be begun in five minutes; 30 without this. */
    public void limitSessions(int most) {
        synchronized (lock) {
            limits.limitSessions(most);
        }
    }

    /** Sets the largest page, whatever is asked for; 100 without this. */
    public void limitPages(int entries) {
        synchronized (lock) {
            paging.limit(entries);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private Answer answer(Call call) {
        synchronized (lock) {
            return endpoints.answer(call);
        }
    }

    private ObjectNode under(ObjectNode record, @Nullable String inReplyTo) {
        if (inReplyTo == null) {
            return record;
        }
        Post parent = post(inReplyTo);
        return Draft.under(record, parent, posts.at(parent.root()).orElse(parent));
    }

    private String publish(Person who, ObjectNode record) {
        Post post = posts.write(who, posts.newKey(), record);
        notifications.written(post);
        return post.uri();
    }

    private Post post(String uri) {
        return posts.at(uri).orElseThrow(() -> new IllegalArgumentException("no post is " + uri));
    }
}
