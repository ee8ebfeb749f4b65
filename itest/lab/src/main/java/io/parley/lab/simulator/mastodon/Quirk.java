// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

/** In what servers that offer Mastodon's API differ from Mastodon, or one version of it from another. */
public enum Quirk {
    /** The same answer with the same Idempotency-Key is posted twice. */
    KEYS_IGNORED,
    /** All notifications are listed, whatever types are asked for. */
    TYPES_IGNORED,
    /** A type of notification that is not known is refused. */
    UNKNOWN_TYPES_REFUSED,
    /** What stands at min_id and since_id is listed too. */
    BOUNDS_INCLUDED,
    /** The newest page is given, whatever min_id says. */
    MIN_ID_IGNORED,
    /** Refusals are pages for people. */
    PAGES_FOR_ERRORS,
    /** Nothing is said when a token is refused. */
    SILENT_UNAUTHORIZED,
    /** Limits are neither announced nor explained. */
    SILENT_LIMITS,
    /** A limit ends at a number of seconds since 1970. */
    LIMIT_RESET_AS_EPOCH,
    /** A limit ends in a number of seconds. */
    LIMIT_RESET_IN_SECONDS,
    /** Ids are words that grow. */
    IDS_OF_LETTERS,
    /** Statuses are shown one by one alone. */
    ONE_STATUS_A_CALL,
    /** Several statuses are asked for as ids[], and their absence is refused. */
    STATUSES_BY_IDS,
    /** Texts of statuses cannot be searched: nothing is found. */
    NO_TEXT_SEARCH,
    /** There is no search. */
    NO_SEARCH,
    /** Every page of a search is the first. */
    OFFSET_IGNORED
}
