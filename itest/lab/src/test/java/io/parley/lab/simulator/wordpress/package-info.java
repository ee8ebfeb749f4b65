// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.parley.lab.simulator.wordpress;

import org.jspecify.annotations.NullMarked;
