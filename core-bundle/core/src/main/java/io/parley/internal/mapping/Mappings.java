// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.mapping;

import io.parley.spi.crm.RecordDescription;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The mappings of all targets, and what is known of the fields there. A target whose mapping is not known to fit is not
 * written to: nothing is ever written without what people wanted in it. Any thread.
 */
public final class Mappings {

    private static final String NOT_ASKED = "The CRM has not been asked for its fields yet, so its mapping waits.";
    private static final String TAKES_NONE =
            "Its adapter takes no mapping; take the file of the mapping away, or put a newer adapter into plugins/.";

    private final Consumer<String> changed;
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    /**
     * Nothing is known yet.
     *
     * @param changed is told the id of a target that may be written to now, or may not
     */
    public Mappings(Consumer<String> changed) {
        this.changed = changed;
    }

    /**
     * What a CRM says about its records.
     *
     * @param records empty if its adapter takes no mapping
     * @param at when it was asked
     */
    public record Described(List<RecordDescription> records, Instant at) {

        /** Copies the list. */
        public Described {
            records = List.copyOf(records);
        }
    }

    private record Place(
            @Nullable MappingText wanted,
            @Nullable Described described,
            @Nullable Mapping used,
            @Nullable String refused,
            boolean doubted) {

        private static final Place EMPTY = new Place(null, null, null, null, false);

        private Place doubt() {
            return new Place(wanted, described, used, refused, true);
        }
    }

    /**
     * A person wants a mapping. Where it is not known which fields there are, that is found out later.
     *
     * @throws MappingException if it is wrong; then what was there before goes on
     */
    public synchronized void use(String target, MappingText text) throws MappingException {
        Place before = places.getOrDefault(target, Place.EMPTY);
        @Nullable Described described = before.described();
        @Nullable Mapping fitting = null;
        if (described == null) {
            Mapping.lines(text);
        } else if (described.records().isEmpty()) {
            throw new MappingException(TAKES_NONE);
        } else {
            fitting = fitting(target, before, text, described);
        }
        places.put(target, new Place(text, described, fitting, null, false));
        changed.accept(target);
    }

    /** Somebody may have made the field just now that is missing in what the CRM said: it is asked again. */
    private Mapping fitting(String target, Place before, MappingText text, Described described)
            throws MappingException {
        try {
            return Mapping.of(text, described.records());
        } catch (MappingException e) {
            places.put(target, before.doubt());
            if (!before.doubted()) {
                changed.accept(target);
            }
            throw e;
        }
    }

    /** A mapping that somebody wants is wrong. Unless another one goes on, nothing is written until it is right. */
    public synchronized void refused(String target, String sentence) {
        Place before = places.getOrDefault(target, Place.EMPTY);
        if (before.wanted() == null) {
            places.put(target, new Place(null, before.described(), null, sentence, before.doubted()));
        }
    }

    /** Nobody wants a mapping any more. */
    public synchronized void forget(String target) {
        places.computeIfPresent(target, (id, before) -> new Place(null, before.described(), null, null, false));
        changed.accept(target);
    }

    /** The CRM was asked for its fields. */
    public synchronized void described(String target, Described described) {
        Place before = places.getOrDefault(target, Place.EMPTY);
        @Nullable MappingText wanted = before.wanted();
        @Nullable Mapping fitting = null;
        @Nullable String refused = wanted == null ? before.refused() : null;
        if (wanted != null && described.records().isEmpty()) {
            refused = TAKES_NONE;
        } else if (wanted != null) {
            try {
                fitting = Mapping.of(wanted, described.records());
            } catch (MappingException e) {
                refused = "The mapping does not fit: " + e.getMessage();
            }
        }
        places.put(target, new Place(wanted, described, fitting, refused, false));
        changed.accept(target);
    }

    /** What is known of the fields of a target. */
    public Optional<Described> described(String target) {
        return Optional.ofNullable(places.getOrDefault(target, Place.EMPTY).described());
    }

    /** What people want; empty if nothing. */
    public Optional<MappingText> wanted(String target) {
        return Optional.ofNullable(places.getOrDefault(target, Place.EMPTY).wanted());
    }

    /** What is used; empty if there is nothing to map, or nothing may be written. */
    public Optional<Mapping> used(String target) {
        return Optional.ofNullable(places.getOrDefault(target, Place.EMPTY).used());
    }

    /** Whether the CRM should be asked again soon, because what people want does not fit to what it said. */
    public boolean doubted(String target) {
        Place place = places.getOrDefault(target, Place.EMPTY);
        return place.doubted() || place.refused() != null;
    }

    /** {@return why nothing is written to a target now; empty if its mapping, if it has one, may be used} */
    public String obstacle(String target) {
        Place place = places.getOrDefault(target, Place.EMPTY);
        if (place.refused() != null) {
            return place.refused();
        }
        return place.wanted() != null && place.used() == null ? NOT_ASKED : "";
    }
}
