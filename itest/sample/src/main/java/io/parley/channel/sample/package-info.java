/** A plug-in of the smallest useful size, for tests of plug-ins that come and go. */
@NullMarked
package io.parley.channel.sample;

import org.jspecify.annotations.NullMarked;
