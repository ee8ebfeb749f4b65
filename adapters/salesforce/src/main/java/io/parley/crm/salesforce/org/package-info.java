// SPDX-License-Identifier: Apache-2.0
/** What the org is and how it is called: the composite resource, describes, refusals. */
@NullMarked
package io.parley.crm.salesforce.org;

import org.jspecify.annotations.NullMarked;
