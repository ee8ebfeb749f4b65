// SPDX-License-Identifier: Apache-2.0
/** E-mail to visitors who have left the chat, and their e-mails back into it. */
@NullMarked
package io.parley.channel.webchat.mail;

import org.jspecify.annotations.NullMarked;
