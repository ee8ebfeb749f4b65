/** What the pages, the REST and the door of the sandbox CRM share: routes, bounded bodies, answers. */
@NullMarked
package io.parley.crm.sandbox.server.web;

import org.jspecify.annotations.NullMarked;
