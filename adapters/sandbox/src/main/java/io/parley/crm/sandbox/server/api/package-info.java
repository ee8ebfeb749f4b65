/** The REST of the sandbox CRM, for people's scripts and for tests. */
@NullMarked
package io.parley.crm.sandbox.server.api;

import org.jspecify.annotations.NullMarked;
