// SPDX-License-Identifier: Apache-2.0
/** Writes batches, and says what a batch would change. */
@NullMarked
package io.parley.crm.salesforce.write;

import org.jspecify.annotations.NullMarked;
