// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import java.time.Instant;

/**
 * How far a caller is from a limit.
 *
 * @param limit how many calls there may be
 * @param remaining how many are left
 * @param reset when there will be more
 */
public record LimitLevel(int limit, int remaining, Instant reset) {}
