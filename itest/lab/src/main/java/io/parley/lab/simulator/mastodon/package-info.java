// SPDX-License-Identifier: Apache-2.0
/** A Mastodon server 4.3 as an API client sees it, with the people who write on it. */
@NullMarked
package io.parley.lab.simulator.mastodon;

import org.jspecify.annotations.NullMarked;
