// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

/** Why something was put aside for a person, for programs. */
public enum Cause {
    /** The CRM said no to this one, or its mapping could not be carried out. */
    REFUSED,
    /** It needs a contact or case that was never written, because that was refused. */
    BLOCKED,
    /** It may have been written or sent. */
    IN_DOUBT,
    /** It failed for three days. */
    GAVE_UP,
    /** The plug-in has a defect. */
    DEFECT,
    /** The plug-in could not read it. */
    UNREADABLE
}
