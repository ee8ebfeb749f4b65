/** Which contact a profile is, and which case a message belongs to. */
@NullMarked
package io.parley.internal.identity;

import org.jspecify.annotations.NullMarked;
