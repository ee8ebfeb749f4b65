/** The door of the sandbox CRM for adapters: batches of writes in, what people did out. */
@NullMarked
package io.parley.crm.sandbox.server.sync;

import org.jspecify.annotations.NullMarked;
