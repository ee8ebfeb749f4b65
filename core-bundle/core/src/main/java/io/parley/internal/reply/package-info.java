/** CRM to store, and store to channel. */
@NullMarked
package io.parley.internal.reply;

import org.jspecify.annotations.NullMarked;
