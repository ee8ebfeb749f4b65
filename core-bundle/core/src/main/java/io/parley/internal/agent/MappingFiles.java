// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.mapping.MappingException;
import io.parley.internal.mapping.MappingText;
import io.parley.internal.mapping.Mappings;
import io.parley.internal.mapping.Part;
import java.util.Dictionary;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Files with mappings. They are handed over at once and not by way of the container, so that nothing is written before its
 * mapping is known.
 */
record MappingFiles(Mappings mappings) {

    static boolean concern(ConfigFile file) {
        return file.pid().equals(MappingConfiguration.PID);
    }

    void use(ConfigFile file, Dictionary<String, Object> properties) throws RefusedException {
        Map<Part, List<String>> lines = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            if (properties.get(part.attribute()) instanceof Object[] values) {
                lines.put(part, List.of(values).stream().map(String::valueOf).toList());
            }
        }
        try {
            mappings.use(file.name(), new MappingText(lines));
        } catch (MappingException e) {
            throw new RefusedException(e.getMessage());
        }
    }

    void refused(ConfigFile file, String sentence) {
        mappings.refused(file.name(), file.file().getFileName() + " is not used: " + sentence);
    }

    void remove(ConfigFile file) {
        mappings.forget(file.name());
    }
}
