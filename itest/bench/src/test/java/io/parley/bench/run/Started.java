// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

/**
 * What a start has shown.
 *
 * @param ready seconds until it said that it has started
 * @param healthy seconds until an agent's health answered 200
 * @param serving seconds until an agent served its account and its target
 * @param cpuSeconds until then
 * @param residentMegabytes when there was nothing to do
 */
record Started(double ready, double healthy, double serving, double cpuSeconds, double residentMegabytes) {}
