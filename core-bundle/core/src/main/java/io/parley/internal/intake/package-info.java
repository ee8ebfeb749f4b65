/** Channel to store: what is new, what is an echo, where it goes, all in one transaction with the cursor. */
@NullMarked
package io.parley.internal.intake;

import org.jspecify.annotations.NullMarked;
