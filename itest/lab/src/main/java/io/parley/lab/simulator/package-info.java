// SPDX-License-Identifier: Apache-2.0
/**
 * Small servers that behave as a vendor documents it: state, checks, limits and faults on demand.
 *
 * <p>A simulator is a function from a {@link io.parley.lab.simulator.Call} to an {@link io.parley.lab.simulator.Answer}, written
 * from the vendor's documentation: who may call, what must be given, which shapes and limits there are, and a clock that a test
 * can set. {@link io.parley.lab.simulator.SimulatorServer} serves it, one call at a time, keeps what was called, and lets a
 * planned {@link io.parley.lab.simulator.Fault} happen; {@link io.parley.lab.Line} serves it without more than the JDK, and cuts,
 * delays and garbles. What people do on the other side stands beside it as a {@link io.parley.lab.ChannelView} or a
 * {@link io.parley.lab.CrmView}.
 */
@NullMarked
package io.parley.lab.simulator;

import org.jspecify.annotations.NullMarked;
