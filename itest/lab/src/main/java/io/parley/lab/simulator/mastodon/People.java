// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All accounts that the server knows. */
final class People {

    private final InstantSource clock;
    private final Ids ids;
    private final Map<String, Person> byId = new LinkedHashMap<>();

    People(InstantSource clock) {
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    Person add(String username, @Nullable String domain) {
        Person known = named(username, domain).orElse(null);
        if (known != null) {
            return known;
        }
        Person person = new Person(ids.next(), username, domain, clock.instant());
        byId.put(person.id(), person);
        return person;
    }

    Optional<Person> withId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<Person> all() {
        return byId.values();
    }

    /** {@return who is meant by a name, with or without an at sign before it and a domain behind} */
    Optional<Person> lookup(String acct) {
        String[] parts = acct.strip().replaceFirst("^@", "").split("@", 2);
        return named(parts[0], parts.length < 2 ? null : parts[1]);
    }

    /** {@return who is meant by a name in a text: on the author's own server first} */
    Optional<Person> mentioned(String name, Person author) {
        if (name.contains("@") || author.isLocal()) {
            return lookup(name);
        }
        return named(name, author.domain()).or(() -> lookup(name));
    }

    private Optional<Person> named(String username, @Nullable String domain) {
        String acct = domain == null || domain.equalsIgnoreCase(MastodonSimulator.DOMAIN)
                ? username
                : username + "@" + domain;
        return byId.values().stream()
                .filter(person -> person.acct().equalsIgnoreCase(acct))
                .findFirst();
    }
}
