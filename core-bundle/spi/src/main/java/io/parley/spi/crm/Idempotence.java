// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import java.time.Duration;

/** What repeating a write means when it is not known whether the first try was carried out. */
public final class Idempotence {

    /** The classes. */
    public enum Kind {
        /** The CRM finds the record by our key and updates it. */
        UPSERT_BY_KEY,
        /** We choose the id of the record, so creating it again is refused or changes nothing. */
        OWN_ID,
        /** The CRM recognises a repeated request for some time. */
        PROVIDER_DEDUPES,
        /** The adapter looks for the record before it creates it again. */
        READ_BACK,
        /** None of these: when in doubt, a person decides. */
        UNSAFE
    }

    private final Kind kind;
    private final Duration bound;

    private Idempotence(Kind kind, Duration bound) {
        this.kind = kind;
        this.bound = bound;
    }

    /** {@return the class of a CRM that finds the record by our key} */
    public static Idempotence upsertByKey() {
        return new Idempotence(Kind.UPSERT_BY_KEY, Duration.ZERO);
    }

    /** {@return the class of a CRM in which we choose the record's id} */
    public static Idempotence ownId() {
        return new Idempotence(Kind.OWN_ID, Duration.ZERO);
    }

    /**
     * The class of a CRM that recognises a repeated request.
     *
     * @param validFor how long after the first try; afterwards a person decides
     * @return the class
     */
    public static Idempotence providerDedupes(Duration validFor) {
        return new Idempotence(Kind.PROVIDER_DEDUPES, validFor);
    }

    /**
     * The class of a CRM in which the adapter looks before it creates again.
     *
     * @param visibleAfter how long after a try the record is certain to be found
     * @return the class
     */
    public static Idempotence readBack(Duration visibleAfter) {
        return new Idempotence(Kind.READ_BACK, visibleAfter);
    }

    /** {@return the class of a CRM in which doubt cannot be resolved} */
    public static Idempotence unsafe() {
        return new Idempotence(Kind.UNSAFE, Duration.ZERO);
    }

    /** {@return the class} */
    public Kind kind() {
        return kind;
    }

    /** {@return {@code validFor} or {@code visibleAfter}; zero for the others} */
    public Duration bound() {
        return bound;
    }
}
