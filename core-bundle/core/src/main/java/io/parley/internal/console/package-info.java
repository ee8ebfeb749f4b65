/** Pages and REST for people and scripts. */
@NullMarked
package io.parley.internal.console;

import org.jspecify.annotations.NullMarked;
