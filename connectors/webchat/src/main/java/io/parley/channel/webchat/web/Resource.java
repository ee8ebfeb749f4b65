// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.web;

import io.parley.spi.channel.Inbox.NotStoredException;
import java.io.IOException;
import java.util.regex.Pattern;

/** Something that can be asked below {@code /chat/<account>/api}. Any thread. */
public interface Resource {

    /** The part of a path that names a conversation; a group. */
    String CONVERSATION = "/conversations/([A-Za-z0-9_-]{43})";

    /** {@return GET or POST} */
    String method();

    /** {@return the paths below api that it answers; its groups are the parts of the call} */
    Pattern path();

    /**
     * Answers one call.
     *
     * @throws RefusedException if it is not done
     * @throws NotStoredException if it could not be stored
     * @throws IOException if the caller has gone
     * @throws InterruptedException if the agent is stopping
     */
    void answer(Call call) throws RefusedException, NotStoredException, IOException, InterruptedException;
}
