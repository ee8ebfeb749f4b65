// SPDX-License-Identifier: Apache-2.0
/** Files that visitors send with what they say. */
@org.jspecify.annotations.NullMarked
package io.parley.channel.webchat.files;
