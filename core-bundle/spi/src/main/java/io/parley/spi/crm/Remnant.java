// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that Parley made in a CRM. */
public final class Remnant {

    private final String id;
    private final String name;
    private final long count;
    private final @Nullable String instruction;

    private Remnant(String id, String name, long count, @Nullable String instruction) {
        this.id = id;
        this.name = name;
        this.count = count;
        this.instruction = instruction;
    }

    /**
     * Something that the adapter can remove.
     *
     * @param id for the adapter, stable while it is there
     * @param name for people, such as "keys of cases (parley.conversation)"
     * @param count how many records
     * @return it
     */
    public static Remnant removable(String id, String name, long count) {
        return new Remnant(id, name, count, null);
    }

    /**
     * Something that people have to remove.
     *
     * @param id for the adapter, stable while it is there
     * @param name for people
     * @param count how many records or parts
     * @param instruction what to do, in the words of the CRM's own screens
     * @return it
     */
    public static Remnant byHand(String id, String name, long count, String instruction) {
        return new Remnant(id, name, count, instruction);
    }

    /** {@return its id, stable while it is there} */
    public String id() {
        return id;
    }

    /** {@return its name for people} */
    public String name() {
        return name;
    }

    /** {@return how many records or parts} */
    public long count() {
        return count;
    }

    /** {@return what people have to do; empty when the adapter can remove it} */
    public Optional<String> instruction() {
        return Optional.ofNullable(instruction);
    }
}
