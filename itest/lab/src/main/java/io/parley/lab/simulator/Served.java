// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import java.time.Duration;
import java.time.Instant;

/**
 * A call that was answered, or not.
 *
 * @param call what was called
 * @param at when
 * @param status of the answer; 0 when the connection was cut instead
 * @param took how long the vendor took for it
 * @param planned whether it went wrong as planned
 */
record Served(Call call, Instant at, int status, Duration took, boolean planned) {}
