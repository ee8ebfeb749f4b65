// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.channel.webchat.web.RefusedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom a visitor can ask for. Any thread. */
public final class Departments {

    private static final Pattern DEPARTMENT = Pattern.compile("([a-z0-9][a-z0-9-]{0,39})=(\\S.{0,99})");

    private final Map<String, String> names = new LinkedHashMap<>();

    /**
     * Those of a configuration.
     *
     * @throws IllegalArgumentException if one is none
     */
    public Departments(String[] departments) {
        for (String department : departments) {
            Matcher matcher = DEPARTMENT.matcher(department.strip());
            if (!matcher.matches() || names.put(matcher.group(1), matcher.group(2)) != null) {
                throw new IllegalArgumentException(
                        "departments must hold different ids with their names, such as service=Service desk, not "
                                + department);
            }
        }
    }

    /** {@return the id of the one that was asked for; empty if none was} */
    public Optional<String> chosen(JsonNode department) throws RefusedException {
        if (department.isMissingNode() || department.isNull()) {
            return Optional.empty();
        }
        if (!department.isTextual() || !names.containsKey(department.textValue())) {
            throw RefusedException.unusable("department must be one of " + names.keySet() + ", or be left out.");
        }
        return Optional.of(department.textValue());
    }

    /** Tells pages what there is to choose from. */
    public void describe(ObjectNode settings) {
        ArrayNode departments = settings.putArray("departments");
        names.forEach((id, name) -> departments.addObject().put("id", id).put("name", name));
    }
}
