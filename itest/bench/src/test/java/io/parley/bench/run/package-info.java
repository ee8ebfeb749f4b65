// SPDX-License-Identifier: Apache-2.0
/** Runs contenders against the same servers, and measures them. */
@NullMarked
package io.parley.bench.run;

import org.jspecify.annotations.NullMarked;
