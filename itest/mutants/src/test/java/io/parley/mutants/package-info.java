// SPDX-License-Identifier: Apache-2.0
/** A good connector and a good adapter, broken in many ways: each way has to be noticed by a contract test. */
@NullMarked
package io.parley.mutants;

import org.jspecify.annotations.NullMarked;
