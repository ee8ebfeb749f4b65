// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.channel.webchat.guard.Doorway;
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
    private final Doorway doorway;
    private final Circumstances.Reader circumstances;

    BeginResource(Desk desk, Doorway doorway, Circumstances.Reader circumstances) {
        this.desk = desk;
        this.doorway = doorway;
        this.circumstances = circumstances;
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
        JsonNode document = call.document();
        doorway.begin(call.address(), document.path("challenge"));
        Said.Beginning said = Said.beginning(document);
        Desk.Begun begun = desk.begin(said, call.address(), circumstances.read(document, said.email()));
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("conversationId", begun.id())
                .put("token", begun.token())
                .put("queuePosition", begun.queuePosition());
        begun.expectedWait().ifPresent(wait -> answer.put("expectedWaitSeconds", wait.toSeconds()));
        call.answer(201, answer);
    }
}
