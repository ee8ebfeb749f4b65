// SPDX-License-Identifier: Apache-2.0
/** A Salesforce org behind its REST API: token, records, collections, composite, graph and SOQL. */
@NullMarked
package io.parley.lab.simulator.salesforce;

import org.jspecify.annotations.NullMarked;
