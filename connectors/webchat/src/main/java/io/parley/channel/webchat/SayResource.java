// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.channel.webchat.files.VisitorFiles;
import io.parley.channel.webchat.web.Call;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.channel.webchat.web.Resource;
import io.parley.spi.channel.Inbox.NotStoredException;
import java.io.IOException;
import java.util.regex.Pattern;

/** A visitor says something in a conversation. */
final class SayResource implements Resource {

    private static final Pattern PATH = Pattern.compile(CONVERSATION + "/messages");

    private final Desk desk;
    private final Limits limits;
    private final VisitorFiles files;

    SayResource(Desk desk, Limits limits, VisitorFiles files) {
        this.desk = desk;
        this.limits = limits;
        this.files = files;
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
        String conversation = call.part(1);
        desk.admit(conversation, call.bearer());
        if (!limits.maySay(conversation)) {
            throw RefusedException.forNow("Too many messages in a short time; please wait a little.");
        }
        Said.Line line = Said.line(call.document());
        desk.say(conversation, line, files.attachments(conversation, line.files()));
        call.answer(202);
    }
}
