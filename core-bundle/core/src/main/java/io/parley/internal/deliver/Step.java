// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

/** What became of a row when a batch was planned. */
enum Step {
    /** It is in the batch. */
    PLANNED,
    /** It needs no write any more. */
    SETTLED,
    /** It has to wait, and so has what stands behind it in its lane. */
    REST
}
