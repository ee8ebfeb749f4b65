// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What an administrator of the org sets up: features, and what the user of the app may see and write. */
public final class Administrator {

    private final Object lock;
    private final Schema schema;

    Administrator(Object lock, Schema schema) {
        this.lock = lock;
        this.schema = schema;
    }

    /** Enables Social Customer Service: the org has social personas and social posts from now on. */
    public void enableSocial() {
        synchronized (lock) {
            SocialObjects.enable(schema);
        }
    }

    /** Takes the right away to see an object. */
    public void hide(String object) {
        synchronized (lock) {
            schema.hide(object);
        }
    }

    /** Takes the right away to see a field. */
    public void hide(String object, String field) {
        synchronized (lock) {
            type(object).hide(field);
        }
    }

    /** Takes the right away to write a field. */
    public void makeReadOnly(String object, String field) {
        change(object, field, before -> before.with(Set.of()));
    }

    /** Demands that every new record has something in a field. */
    public void require(String object, String field) {
        change(object, field, before -> {
            Set<Field.Trait> traits = EnumSet.copyOf(before.traits());
            traits.add(Field.Trait.REQUIRED);
            return before.with(traits);
        });
    }

    /** Restricts a picklist to these values. */
    public void restrict(String object, String field, String... values) {
        change(object, field, before -> before.taking(List.of(values)));
    }

    private void change(String object, String field, UnaryOperator<Field> change) {
        synchronized (lock) {
            ObjectType type = type(object);
            type.with(change.apply(type.field(field)
                    .orElseThrow(() -> new IllegalArgumentException(object + " has no field " + field))));
        }
    }

    private ObjectType type(String object) {
        return schema.find(object).orElseThrow(() -> new IllegalArgumentException("the org has no object " + object));
    }
}
