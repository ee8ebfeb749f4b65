// SPDX-License-Identifier: Apache-2.0
/** Reads and answers mentions, replies and quotes on Bluesky. */
@NullMarked
package io.parley.channel.bluesky;

import org.jspecify.annotations.NullMarked;
