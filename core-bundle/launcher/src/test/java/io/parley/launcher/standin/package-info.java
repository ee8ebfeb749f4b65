/** What stands in for the core: packed into bundles by the tests. */
@NullMarked
package io.parley.launcher.standin;

import org.jspecify.annotations.NullMarked;
