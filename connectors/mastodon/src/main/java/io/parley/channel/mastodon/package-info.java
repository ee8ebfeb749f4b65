// SPDX-License-Identifier: Apache-2.0
/** Reads and answers mentions and direct messages on Mastodon. */
@NullMarked
package io.parley.channel.mastodon;

import org.jspecify.annotations.NullMarked;
