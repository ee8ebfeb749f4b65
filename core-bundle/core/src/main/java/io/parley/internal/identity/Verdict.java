// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.identity;

import io.parley.internal.store.Matches.State;
import io.parley.spi.crm.CrmRef;
import org.jspecify.annotations.Nullable;

/**
 * Who a person is.
 *
 * @param state matched, none or review
 * @param ref the contact they are; null unless matched
 * @param evidence for people who look at it, as JSON
 */
public record Verdict(State state, @Nullable CrmRef ref, String evidence) {}
