// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What was read of a table within one transaction: a row that is asked for again, or that was fetched with many others,
 * costs no query. Whoever changes a row says so here. For one thread.
 */
final class Recollection<K, V> {

    private final Map<K, Optional<V>> known = new HashMap<>();

    /** Reads one row. */
    @FunctionalInterface
    interface Source<V> {

        Optional<V> read() throws SQLException;
    }

    /** What is known of a key, or read now. */
    Optional<V> get(K key, Source<V> source) throws SQLException {
        Optional<V> found = known.get(key);
        if (found == null) {
            found = source.read();
            known.put(key, found);
        }
        return found;
    }

    /** Those of which it is not known whether they have a row; from now on they have none, until one is put. */
    List<K> begin(Collection<K> keys) {
        List<K> unknown = new ArrayList<>();
        for (K key : new LinkedHashSet<>(keys)) {
            if (known.putIfAbsent(key, Optional.empty()) == null) {
                unknown.add(key);
            }
        }
        return unknown;
    }

    void put(K key, V value) {
        known.put(key, Optional.of(value));
    }

    /** A row that is known has changed. */
    void change(K key, UnaryOperator<V> change) {
        known.computeIfPresent(key, (same, before) -> before.map(change));
    }

    void forget(K key) {
        known.remove(key);
    }

    void forgetAll() {
        known.clear();
    }
}
