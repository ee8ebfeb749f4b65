// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import io.parley.lab.ReadmeContract;

class SalesforceReadmeTest extends ReadmeContract {}
