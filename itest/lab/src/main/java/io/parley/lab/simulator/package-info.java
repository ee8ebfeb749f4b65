// SPDX-License-Identifier: Apache-2.0
/** Small servers that behave as a vendor documents it: state, checks, limits and faults on demand. */
@NullMarked
package io.parley.lab.simulator;

import org.jspecify.annotations.NullMarked;
