// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody with an account, here or on another server. */
public final class Person {

    private final long id;
    private final String username;
    private final @Nullable String domain;
    private final Instant createdAt;
    private final Set<Person> following = new HashSet<>();
    private final List<Field> fields = new ArrayList<>();
    private String displayName = "";
    private String bio = "";
    private int followers;
    private int statuses;
    private @Nullable Instant lastStatusAt;

    /** A line of the table in a profile. */
    record Field(String name, String value) {}

    Person(long id, String username, @Nullable String domain, Instant createdAt) {
        this.id = id;
        this.username = username;
        this.domain = domain;
        this.createdAt = createdAt;
    }

    /** {@return the id that the simulated server gives this account} */
    public String id() {
        return Long.toString(id);
    }

    /** {@return the name without a server} */
    public String username() {
        return username;
    }

    /** {@return the name as this server shows it: with the domain only when the account is elsewhere} */
    public String acct() {
        return domain == null ? username : username + "@" + domain;
    }

    /** {@return the address of the profile for people} */
    public String url() {
        return "https://" + homeDomain() + "/@" + username;
    }

    /** {@return the address that identifies the account on every server} */
    public String uri() {
        return "https://" + homeDomain() + "/users/" + username;
    }

    boolean isLocal() {
        return domain == null;
    }

    @Nullable String domain() {
        return domain;
    }

    long number() {
        return id;
    }

    Instant createdAt() {
        return createdAt;
    }

    String displayName() {
        return displayName;
    }

    String bio() {
        return bio;
    }

    int followers() {
        return followers;
    }

    int following() {
        return following.size();
    }

    int statuses() {
        return statuses;
    }

    @Nullable Instant lastStatusAt() {
        return lastStatusAt;
    }

    List<Field> fields() {
        return List.copyOf(fields);
    }

    boolean follows(Person other) {
        return following.contains(other);
    }

    void follow(Person other) {
        if (following.add(other)) {
            other.followers++;
        }
    }

    void change(String newDisplayName, String newBio, int newFollowers) {
        displayName = newDisplayName;
        bio = newBio;
        followers = newFollowers;
    }

    void add(Field field) {
        fields.add(field);
    }

    void wrote(Instant when) {
        statuses++;
        lastStatusAt = when;
    }

    void withdrew() {
        statuses--;
    }

    private String homeDomain() {
        return domain == null ? MastodonSimulator.DOMAIN : domain;
    }
}
