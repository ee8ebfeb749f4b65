/**
 * The values that channels and CRMs speak about: people, conversations, messages and what changed in them.
 *
 * <p>Everything here is immutable and depends on nothing but the JDK. Lengths are in UTF-16 characters, sizes in bytes,
 * times are instants.
 */
@Version("1.0.0")
@Export
@NullMarked
package io.parley.model;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
