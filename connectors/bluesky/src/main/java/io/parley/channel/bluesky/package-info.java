// SPDX-License-Identifier: Apache-2.0
/** Reads and answers mentions, replies, quotes and direct messages on Bluesky, and listens for words. */
@NullMarked
package io.parley.channel.bluesky;

import org.jspecify.annotations.NullMarked;
