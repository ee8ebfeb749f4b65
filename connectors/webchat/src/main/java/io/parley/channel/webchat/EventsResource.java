// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.channel.webchat.web.Call;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.channel.webchat.web.Resource;
import java.io.IOException;
import java.util.regex.Pattern;

/** A browser follows a conversation. */
final class EventsResource implements Resource {

    private static final Pattern PATH = Pattern.compile(CONVERSATION + "/events");

    private final Desk desk;
    private final EventStreams streams;

    EventsResource(Desk desk, EventStreams streams) {
        this.desk = desk;
        this.streams = streams;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public Pattern path() {
        return PATH;
    }

    @Override
    public void answer(Call call) throws RefusedException, IOException {
        String conversation = call.part(1);
        // Browsers cannot send headers with event streams, so here the token may stand in the address.
        desk.admit(conversation, call.bearer().or(() -> call.parameter("token")));
        streams.open(desk.conversation(conversation), call.request(), call.response());
    }
}
