// SPDX-License-Identifier: Apache-2.0
package io.parley.model;

/**
 * A way to reach a person outside the channel.
 *
 * @param kind what {@code value} is
 * @param value an e-mail address, or a phone number in E.164 form ({@code +31201234567}); 3 to 254 characters
 * @param verified whether the channel vouches that it belongs to the person; what the person merely typed is not verified
 */
public record ContactPoint(Kind kind, String value, boolean verified) {

    /** Kinds of contact points. */
    public enum Kind {
        /** An e-mail address. */
        EMAIL,
        /** A phone number in E.164 form. */
        PHONE
    }

    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException if the value is outside its bounds
     */
    public ContactPoint {
        Check.length("value", value, 3, 254);
    }

    /** The kind alone: the value is personal and does not belong in logs. */
    @Override
    public String toString() {
        return kind + (verified ? " (verified)" : " (not verified)");
    }
}
