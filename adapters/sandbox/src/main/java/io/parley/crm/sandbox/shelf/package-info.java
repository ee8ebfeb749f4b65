// SPDX-License-Identifier: Apache-2.0
/** Lends the sandbox CRM the agent's store of files: what reps send has to lie where customers can open it. */
@NullMarked
package io.parley.crm.sandbox.shelf;

import org.jspecify.annotations.NullMarked;
