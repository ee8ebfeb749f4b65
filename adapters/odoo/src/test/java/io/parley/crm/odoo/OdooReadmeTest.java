// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import io.parley.lab.ReadmeContract;

class OdooReadmeTest extends ReadmeContract {}
