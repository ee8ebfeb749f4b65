// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Everybody on the network. */
final class People {

    private final Map<String, Person> byHandle = new LinkedHashMap<>();

    Person withHandle(String handle) {
        return byHandle.computeIfAbsent(handle, name -> new Person(Identifiers.did(name), name));
    }

    /** Somebody by handle or DID. */
    Optional<Person> find(String name) {
        return byHandle.values().stream()
                .filter(person ->
                        person.handle().equalsIgnoreCase(name) || person.did().equals(name))
                .findFirst();
    }

    Collection<Person> all() {
        return byHandle.values();
    }
}
