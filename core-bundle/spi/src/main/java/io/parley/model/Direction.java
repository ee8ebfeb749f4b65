// SPDX-License-Identifier: Apache-2.0
package io.parley.model;

/** Who speaks to whom. */
public enum Direction {
    /** From a customer or a member of the public to the company. */
    INBOUND,
    /** From the company's own account, whoever wrote it: an agent through the CRM, or a colleague in the native app. */
    OUTBOUND
}
