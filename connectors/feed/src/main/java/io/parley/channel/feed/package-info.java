/** Reads RSS, Atom and JSON feeds: posts, and the comments on them. */
@NullMarked
package io.parley.channel.feed;

import org.jspecify.annotations.NullMarked;
