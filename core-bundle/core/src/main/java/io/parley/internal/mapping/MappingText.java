// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.mapping;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A mapping as people write it.
 *
 * @param lines of each part, such as {@code Followers = profile.followers}; all parts are there
 */
public record MappingText(Map<Part, List<String>> lines) {

    /** The most lines of a part. */
    public static final int MOST_LINES = 200;

    /** Copies the lines. */
    public MappingText {
        Map<Part, List<String>> all = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            all.put(part, List.copyOf(lines.getOrDefault(part, List.of())));
        }
        lines = Collections.unmodifiableMap(all);
    }

    /** {@return one that maps nothing} */
    public static MappingText none() {
        return new MappingText(Map.of());
    }

    /** The lines of a part. */
    public List<String> of(Part part) {
        return lines.getOrDefault(part, List.of());
    }

    /** {@return whether it maps nothing} */
    public boolean isEmpty() {
        return lines.values().stream().allMatch(List::isEmpty);
    }
}
