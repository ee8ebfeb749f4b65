// SPDX-License-Identifier: Apache-2.0
/** How a chat is asked by REST. */
@org.jspecify.annotations.NullMarked
package io.parley.channel.webchat.web;
