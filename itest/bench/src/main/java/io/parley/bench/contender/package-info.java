// SPDX-License-Identifier: Apache-2.0
/** What people would use instead, and the limits of what is possible; each a program of its own. */
@NullMarked
package io.parley.bench.contender;

import org.jspecify.annotations.NullMarked;
