/** Boots the agent on a home folder, from the command line or within a test. */
@NullMarked
package io.parley.launcher;

import org.jspecify.annotations.NullMarked;
