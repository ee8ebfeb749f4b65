/** Connects ${name} with Parley. */
@NullMarked
package ${package};

import org.jspecify.annotations.NullMarked;
