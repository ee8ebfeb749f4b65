/** Where a change goes: a pure function of the configured routes. */
@NullMarked
package io.parley.internal.routing;

import org.jspecify.annotations.NullMarked;
