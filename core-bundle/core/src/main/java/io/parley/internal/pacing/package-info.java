/** When calls may be made: gates, back-off, and what a failure means for everything else of an account or target. */
@NullMarked
package io.parley.internal.pacing;

import org.jspecify.annotations.NullMarked;
