// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.spi.SyncException;

/** What the next call of the CRM meets. */
record CrmFault(SyncException exception, boolean afterAccepting) {}
