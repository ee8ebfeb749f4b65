/** The pages of the sandbox CRM: made on the server, whole without scripts, livelier with them. */
@NullMarked
package io.parley.crm.sandbox.server.pages;

import org.jspecify.annotations.NullMarked;
