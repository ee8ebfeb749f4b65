// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.channel.webchat.web.Call;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.channel.webchat.web.Resource;
import io.parley.spi.channel.Presence;
import java.util.regex.Pattern;

/** A visitor types. */
final class TypingResource implements Resource {

    private static final Pattern PATH = Pattern.compile(CONVERSATION + "/typing");

    private final Desk desk;
    private final Presence presence;

    TypingResource(Desk desk, Presence presence) {
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
    public void answer(Call call) throws RefusedException {
        String conversation = call.part(1);
        desk.admit(conversation, call.bearer());
        presence.customerTypes(desk.conversation(conversation));
        call.answer(204);
    }
}
