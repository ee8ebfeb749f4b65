/** Store to CRM, in batches. */
@NullMarked
package io.parley.internal.deliver;

import org.jspecify.annotations.NullMarked;
