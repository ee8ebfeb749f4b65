// SPDX-License-Identifier: Apache-2.0
/** A server of the AT Protocol together with the view of the network that it asks, as Bluesky documents them. */
@NullMarked
package io.parley.lab.simulator.bluesky;

import org.jspecify.annotations.NullMarked;
