/** Channel to store, when polling. */
@NullMarked
package io.parley.internal.pull;

import org.jspecify.annotations.NullMarked;
