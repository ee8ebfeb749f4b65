/** Wires the parts and the OSGi services together; the only package that knows OSGi. */
@NullMarked
package io.parley.internal.agent;

import org.jspecify.annotations.NullMarked;
