// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.channel.webchat.web.Call;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.channel.webchat.web.Resource;
import io.parley.spi.channel.Presence;
import java.io.IOException;
import java.util.regex.Pattern;

/** A visitor has seen what was said. */
final class SeenResource implements Resource {

    private static final Pattern PATH = Pattern.compile(CONVERSATION + "/seen");

    private final Desk desk;
    private final Presence presence;

    SeenResource(Desk desk, Presence presence) {
        this.desk = desk;
        this.presence = presence;
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
    public void answer(Call call) throws RefusedException, IOException {
        String conversation = call.part(1);
        desk.admit(conversation, call.bearer());
        JsonNode sequence = call.document().path("sequence");
        if (!sequence.isIntegralNumber() || !sequence.canConvertToLong() || sequence.longValue() < 1) {
            throw RefusedException.unusable("sequence must be the id of an event, such as 12.");
        }
        presence.customerSaw(desk.conversation(conversation), sequence.longValue());
        call.answer(204);
    }
}
