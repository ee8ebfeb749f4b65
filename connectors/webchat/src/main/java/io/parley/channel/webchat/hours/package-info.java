// SPDX-License-Identifier: Apache-2.0
/** When somebody is there to answer, and what is different when nobody is. */
@NullMarked
package io.parley.channel.webchat.hours;

import org.jspecify.annotations.NullMarked;
