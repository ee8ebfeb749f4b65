// SPDX-License-Identifier: Apache-2.0
/** Who may come in, from where, how often, and who they are. */
@org.jspecify.annotations.NullMarked
package io.parley.channel.webchat.guard;
