/** The adapter to the sandbox CRM. It speaks to it over HTTP alone, as any adapter speaks to any CRM. */
@NullMarked
package io.parley.crm.sandbox;

import org.jspecify.annotations.NullMarked;
