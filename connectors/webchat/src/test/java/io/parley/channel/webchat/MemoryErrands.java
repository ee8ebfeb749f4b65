// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.model.ExternalId;
import io.parley.spi.channel.Errand;
import io.parley.spi.channel.Errands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps errands and notes in memory, as the agent does on disk. */
public final class MemoryErrands implements Errands {

    private final TreeMap<String, Errand> errands = new TreeMap<>();
    private final Map<String, String> notes = new TreeMap<>();

    /** {@return all that was added, in the order of their keys} */
    public List<Errand> errands() {
        return new ArrayList<>(errands.values());
    }

    /** {@return what the reps were told} */
    public List<String> notes() {
        return new ArrayList<>(notes.values());
    }

    @Override
    public void add(String accountId, Errand errand) {
        errands.putIfAbsent(errand.key(), errand);
    }

    @Override
    public Optional<Errand> find(String accountId, String beginning) {
        return Optional.ofNullable(errands.ceilingEntry(beginning))
                .filter(entry -> entry.getKey().startsWith(beginning))
                .map(Map.Entry::getValue);
    }

    @Override
    public void note(String accountId, ExternalId conversation, String key, String text) {
        notes.putIfAbsent(key, text);
    }
}
