// SPDX-License-Identifier: Apache-2.0
/**
 * A WordPress site with the comments, posts and users of its REST API, as core 6.1 answers without plug-ins, seen by an
 * administrator, a subscriber and visitors.
 */
@NullMarked
package io.parley.lab.simulator.wordpress;

import org.jspecify.annotations.NullMarked;
