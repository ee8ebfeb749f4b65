// SPDX-License-Identifier: Apache-2.0
/** Inputs that nobody would send who means well: for everything that reads what comes from outside. */
@NullMarked
package io.parley.lab.hostile;

import org.jspecify.annotations.NullMarked;
