// SPDX-License-Identifier: Apache-2.0
/** Pages of the site that may answer what a visitor is about to ask. */
@org.jspecify.annotations.NullMarked
package io.parley.channel.webchat.knowledge;
