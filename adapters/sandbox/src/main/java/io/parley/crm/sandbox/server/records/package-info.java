/** What the sandbox CRM keeps, in a SQLite file of its own. */
@NullMarked
package io.parley.crm.sandbox.server.records;

import org.jspecify.annotations.NullMarked;
