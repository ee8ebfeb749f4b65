// SPDX-License-Identifier: Apache-2.0
/** What is to be done: social traffic, drawn by a seed. */
@NullMarked
package io.parley.bench.traffic;

import org.jspecify.annotations.NullMarked;
