/**
 * What connectors and adapters share: cursors, what a check finds out, and the errors that the agent knows how to treat.
 *
 * <p>A plug-in is a Declarative Services component with a factory configuration: one configuration is one instance. It
 * starts no threads, has no mutable fields worth keeping, does nothing slow in its constructor, and lets
 * {@link java.lang.InterruptedException} pass.
 */
@Version("1.0.0")
@Export
@NullMarked
package io.parley.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
