// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pacing;

/** What a gate stops. */
public enum Operation {
    /** Everything of the party. */
    ALL,
    /** Reading from a channel. */
    PULL,
    /** Listening to what a channel tells. */
    STREAM,
    /** Looking again at what is known. */
    RECHECK,
    /** Listing what was read, to find what is missing. */
    AUDIT,
    /** Looking up people. */
    PROFILES,
    /** Deciding what is read on a channel. */
    MODERATE,
    /** Sending answers to a channel. */
    SEND,
    /** Doing what a connector wanted to do later. */
    ERRAND,
    /** Writing into a CRM. */
    WRITE,
    /** Asking a CRM whether it knows people. */
    MATCH,
    /** Reading what people did in a CRM. */
    EVENTS,
    /** Asking a CRM for its fields, and for what a mapping would change there. */
    FIELDS,
    /** Applying a mapping to what was written before. */
    REAPPLY,
    /** Looking for, and removing, what the agent made in a CRM. */
    UNINSTALL
}
