// SPDX-License-Identifier: Apache-2.0
/** The adapter to Odoo. It speaks JSON-RPC with the user's API key and needs no module in Odoo. */
@NullMarked
package io.parley.crm.odoo;

import org.jspecify.annotations.NullMarked;
