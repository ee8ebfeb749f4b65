// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.crm.CrmWrite;

/**
 * One record of a step.
 *
 * @param write why it is written
 * @param json what it shall be, in the form in which a mapping gives values
 */
record Entry(CrmWrite write, ObjectNode json) {}
