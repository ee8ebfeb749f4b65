// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.channel.webchat.web.Call;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.channel.webchat.web.Resource;
import io.parley.spi.channel.Inbox.NotStoredException;
import java.io.IOException;
import java.util.regex.Pattern;

/** A visitor begins a conversation. */
final class BeginResource implements Resource {

    private static final Pattern PATH = Pattern.compile("/conversations");

    private final Desk desk;
    private final Limits limits;

    BeginResource(Desk desk, Limits limits) {
        this.desk = desk;
        this.limits = limits;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public Pattern path() {
        return PATH;
    }

    @Override
    public void answer(Call call) throws RefusedException, NotStoredException, IOException, InterruptedException {
        if (!limits.mayBegin(call.address())) {
            throw RefusedException.forNow("Too many conversations were begun from here; please wait a little.");
        }
        Desk.Begun begun = desk.begin(Said.beginning(call.document()), call.address());
        call.answer(
                201,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("conversationId", begun.id())
                        .put("token", begun.token())
                        .put("queuePosition", begun.queuePosition()));
    }
}
