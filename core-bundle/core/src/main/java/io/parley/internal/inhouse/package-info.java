/** What the agent offers to channels that live in it, such as the live chat: an inbox, transcripts, tokens. */
@NullMarked
package io.parley.internal.inhouse;

import org.jspecify.annotations.NullMarked;
