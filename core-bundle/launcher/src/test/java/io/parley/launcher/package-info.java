@NullMarked
package io.parley.launcher;

import org.jspecify.annotations.NullMarked;
