// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.channel.webchat.web.Call;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.channel.webchat.web.Resource;
import io.parley.spi.channel.Inbox.NotStoredException;
import java.io.IOException;
import java.util.regex.Pattern;

/** A visitor says how content they are. */
final class RatingResource implements Resource {

    private static final Pattern PATH = Pattern.compile(CONVERSATION + "/rating");

    private final Desk desk;
    private final Limits limits;

    RatingResource(Desk desk, Limits limits) {
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
        String conversation = call.part(1);
        desk.admit(conversation, call.bearer());
        if (!limits.maySay(conversation)) {
            throw RefusedException.forNow("Too many messages in a short time; please wait a little.");
        }
        desk.rate(conversation, Said.verdict(call.document()));
        call.answer(202);
    }
}
