// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

/**
 * How one part of the agent is.
 *
 * @param name such as {@code store} or {@code account website}
 * @param status how it is
 * @param message for people: what is the matter and what to do; empty when all is well
 */
public record Part(String name, Status status, String message) {}
