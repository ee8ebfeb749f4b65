// SPDX-License-Identifier: Apache-2.0
/** Reads what people did, and looks people up. */
@NullMarked
package io.parley.crm.salesforce.read;

import org.jspecify.annotations.NullMarked;
