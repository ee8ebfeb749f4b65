/**
 * The sandbox CRM: a small CRM of its own, which knows nothing of the agent it runs in. This package joins its parts to the
 * framework.
 */
@NullMarked
package io.parley.crm.sandbox.server;

import org.jspecify.annotations.NullMarked;
