/** Live chat on the own site: the agent itself is the channel. */
@NullMarked
package io.parley.channel.webchat;

import org.jspecify.annotations.NullMarked;
