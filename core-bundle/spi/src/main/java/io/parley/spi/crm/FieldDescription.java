// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import java.util.List;

/** A field of a type of record in a CRM. */
public final class FieldDescription {

    /** What a field holds. */
    public enum Type {
        /** A text. */
        TEXT,
        /** A number. */
        NUMBER,
        /** True or false. */
        BOOLEAN,
        /** A day, as in 2026-11-23. */
        DATE,
        /** A moment, in ISO 8601. */
        MOMENT,
        /** One of a list. */
        CHOICE,
        /** Several of a list. */
        CHOICES,
        /** The id of another record. */
        REFERENCE,
        /** Something else: its values are not checked. */
        OTHER
    }

    private final String name;
    private final String label;
    private final Type type;
    private final int maxLength;
    private final boolean required;
    private final boolean creatable;
    private final boolean updatable;
    private final boolean reserved;
    private final List<String> choices;

    private FieldDescription(Builder builder) {
        name = builder.name;
        label = builder.label;
        type = builder.type;
        maxLength = builder.maxLength;
        required = builder.required;
        creatable = builder.creatable;
        updatable = builder.updatable;
        reserved = builder.reserved;
        choices = List.copyOf(builder.choices);
    }

    /**
     * Begins the description of a field that can be written.
     *
     * @param name as the CRM's API calls it
     * @param type what it holds
     * @return a builder
     */
    public static Builder of(String name, Type type) {
        return new Builder(name, type);
    }

    /** {@return its name in the CRM's API} */
    public String name() {
        return name;
    }

    /** {@return what people call it} */
    public String label() {
        return label;
    }

    /** {@return what it holds} */
    public Type type() {
        return type;
    }

    /** {@return most characters of a text; 0 for no bound that is known} */
    public int maxLength() {
        return maxLength;
    }

    /**
     * {@return whether a new record needs it, and neither the CRM nor the adapter puts something there: a mapping has to}
     */
    public boolean required() {
        return required;
    }

    /** {@return whether the agent's user may set it in a new record} */
    public boolean creatable() {
        return creatable;
    }

    /** {@return whether the agent's user may change it} */
    public boolean updatable() {
        return updatable;
    }

    /** {@return whether the adapter needs it for itself, so that no mapping may set it} */
    public boolean reserved() {
        return reserved;
    }

    /** {@return the values of the list, as the API names them; empty if it holds no choice, or takes any value} */
    public List<String> choices() {
        return choices;
    }

    /** Builds a description; for one thread. */
    public static final class Builder {

        private final String name;
        private final Type type;
        private String label;
        private int maxLength;
        private boolean required;
        private boolean creatable = true;
        private boolean updatable = true;
        private boolean reserved;
        private List<String> choices = List.of();

        private Builder(String name, Type type) {
            this.name = name;
            this.type = type;
            this.label = name;
        }

        /** Sets {@link FieldDescription#label()}; the name unless set. */
        public Builder label(String value) {
            label = value;
            return this;
        }

        /** Sets {@link FieldDescription#maxLength()}; 0 unless set. */
        public Builder maxLength(int value) {
            maxLength = value;
            return this;
        }

        /** Sets {@link FieldDescription#required()}; not so unless set. */
        public Builder required(boolean value) {
            required = value;
            return this;
        }

        /** Sets {@link FieldDescription#creatable()}; so unless set. */
        public Builder creatable(boolean value) {
            creatable = value;
            return this;
        }

        /** Sets {@link FieldDescription#updatable()}; so unless set. */
        public Builder updatable(boolean value) {
            updatable = value;
            return this;
        }

        /** Sets {@link FieldDescription#reserved()}; not so unless called. */
        public Builder reserved() {
            reserved = true;
            return this;
        }

        /** Sets {@link FieldDescription#choices()}; none unless set. */
        public Builder choices(List<String> values) {
            choices = values;
            return this;
        }

        /** {@return the description} */
        public FieldDescription build() {
            return new FieldDescription(this);
        }
    }
}
