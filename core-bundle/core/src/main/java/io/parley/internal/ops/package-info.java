/** Health, metrics, commands. */
@NullMarked
package io.parley.internal.ops;

import org.jspecify.annotations.NullMarked;
