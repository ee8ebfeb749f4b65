/** Channel to store, when told. */
@NullMarked
package io.parley.internal.webhook;

import org.jspecify.annotations.NullMarked;
