// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import java.util.ArrayList;
import java.util.List;

/** Somebody in the CRM who may be the person that was looked for, with what the CRM knows of them: the agent decides. */
public final class FoundContact {

    private final CrmRef ref;
    private final String name;
    private final boolean handleKnown;
    private final boolean duplicate;
    private final List<String> emails;
    private final List<String> phones;

    private FoundContact(Builder builder) {
        ref = builder.ref;
        name = builder.name;
        handleKnown = builder.handleKnown;
        duplicate = builder.duplicate;
        emails = List.copyOf(builder.emails);
        phones = List.copyOf(builder.phones);
    }

    /**
     * Begins a candidate.
     *
     * @param ref the record, a contact or a lead; what {@link CrmWrite.PutContact} takes as its ref
     * @param name as the CRM shows it
     * @return a builder
     */
    public static Builder of(CrmRef ref, String name) {
        return new Builder(ref, name);
    }

    /** {@return the record} */
    public CrmRef ref() {
        return ref;
    }

    /** {@return as the CRM shows it} */
    public String name() {
        return name;
    }

    /** {@return whether the CRM knows the handle that was asked for as theirs} */
    public boolean handleKnown() {
        return handleKnown;
    }

    /** {@return whether the CRM's own rules call the person a duplicate of it} */
    public boolean duplicate() {
        return duplicate;
    }

    /** {@return e-mail addresses, as the CRM has them} */
    public List<String> emails() {
        return emails;
    }

    /** {@return phone numbers, as the CRM has them} */
    public List<String> phones() {
        return phones;
    }

    /** Builds a candidate; for one thread. */
    public static final class Builder {

        private final CrmRef ref;
        private final String name;
        private boolean handleKnown;
        private boolean duplicate;
        private final List<String> emails = new ArrayList<>();
        private final List<String> phones = new ArrayList<>();

        private Builder(CrmRef ref, String name) {
            this.ref = ref;
            this.name = name;
        }

        /** Sets {@link FoundContact#handleKnown()}; not so unless set. */
        public Builder handleKnown(boolean value) {
            handleKnown = value;
            return this;
        }

        /** Sets {@link FoundContact#duplicate()}; not so unless set. */
        public Builder duplicate(boolean value) {
            duplicate = value;
            return this;
        }

        /** Adds one to {@link FoundContact#emails()}. */
        public Builder email(String value) {
            emails.add(value);
            return this;
        }

        /** Adds one to {@link FoundContact#phones()}. */
        public Builder phone(String value) {
            phones.add(value);
            return this;
        }

        /** {@return the candidate} */
        public FoundContact build() {
            return new FoundContact(this);
        }
    }
}
