// SPDX-License-Identifier: Apache-2.0
/** An Odoo 17 server with the CRM application, as it is spoken to by JSON-RPC. */
@NullMarked
package io.parley.lab.simulator.odoo;

import org.jspecify.annotations.NullMarked;
