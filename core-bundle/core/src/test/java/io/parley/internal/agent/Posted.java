// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.model.Conversation;
import io.parley.spi.channel.SentFinder.Sent;

/** An answer that stands on the test channel. */
record Posted(Conversation conversation, Sent sent) {}
