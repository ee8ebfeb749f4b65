// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Everybody on the network. */
final class People {

    private final List<Person> all = new ArrayList<>();

    Person withHandle(String handle) {
        return find(handle).orElseGet(() -> {
            Person person = new Person(Identifiers.did(handle), handle);
            all.add(person);
            return person;
        });
    }

    /** Somebody by handle or DID. */
    Optional<Person> find(String name) {
        return all.stream()
                .filter(person ->
                        person.handle().equalsIgnoreCase(name) || person.did().equals(name))
                .findFirst();
    }

    Collection<Person> all() {
        return all;
    }
}
