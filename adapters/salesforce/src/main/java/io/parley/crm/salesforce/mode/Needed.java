// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.mode;

import io.parley.crm.salesforce.org.OrgField;
import io.parley.crm.salesforce.org.OrgObject;
import io.parley.crm.salesforce.org.OrgSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one object must have.
 *
 * @param object its API name
 * @param essential fields without which there is no writing; they are Parley's alone
 * @param welcome fields that are written where Parley may
 */
public record Needed(String object, Set<String> essential, Set<String> welcome) {

    static Needed of(String object, String essential, String welcome) {
        return new Needed(
                object, Set.of(essential.split(" ")), welcome.isEmpty() ? Set.of() : Set.of(welcome.split(" ")));
    }

    /** {@return names of what is missing; the object alone when all of it is} */
    List<String> missing(OrgSchema schema) {
        Optional<OrgObject> there = schema.object(object);
        if (there.isEmpty()) {
            return List.of(object);
        }
        List<String> missing = new ArrayList<>();
        if (!there.get().writable()) {
            missing.add(object);
        }
        essential.stream()
                .filter(field -> !usable(there.get(), field))
                .sorted()
                .forEach(field -> missing.add(object + "." + field));
        return missing;
    }

    /** {@return names of welcome fields that Parley may not write} */
    List<String> lacking(OrgSchema schema) {
        return schema.object(object).stream()
                .flatMap(there -> welcome.stream().filter(field -> !there.takes(field)))
                .sorted()
                .map(field -> object + "." + field)
                .toList();
    }

    /** {@return names of fields that the org demands and Parley does not fill} */
    List<String> demanded(OrgSchema schema) {
        return schema.object(object).stream()
                .flatMap(there -> there.fields().values().stream())
                .filter(this::demands)
                .map(field -> object + "." + field.name())
                .toList();
    }

    /** {@return whether the org demands a field that Parley does not fill} */
    public boolean demands(OrgField field) {
        return field.demanded() && !essential.contains(field.name()) && !welcome.contains(field.name());
    }

    private static boolean usable(OrgObject object, String name) {
        return object.field(name)
                .filter(OrgField::createable)
                .filter(field -> !name.equals(Mode.KEY) || field.key())
                .isPresent();
    }
}
