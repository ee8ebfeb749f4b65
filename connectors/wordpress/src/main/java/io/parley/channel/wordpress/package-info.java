// SPDX-License-Identifier: Apache-2.0
/** Reads and answers the comments of a WordPress site. */
@NullMarked
package io.parley.channel.wordpress;

import org.jspecify.annotations.NullMarked;
