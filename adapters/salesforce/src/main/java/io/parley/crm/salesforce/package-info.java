// SPDX-License-Identifier: Apache-2.0
/** The adapter to Salesforce: writes with the composite resource, reads with SOQL. */
@NullMarked
package io.parley.crm.salesforce;

import org.jspecify.annotations.NullMarked;
