/** Threads, time and hints: the only package that starts threads, so that everything above can be tested without them. */
@NullMarked
package io.parley.internal.work;

import org.jspecify.annotations.NullMarked;
