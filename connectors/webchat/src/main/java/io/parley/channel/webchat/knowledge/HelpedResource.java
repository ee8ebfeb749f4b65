// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.knowledge;

import io.parley.channel.webchat.guard.Rates;
import io.parley.channel.webchat.web.Call;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.channel.webchat.web.Resource;
import java.util.regex.Pattern;

/** A visitor says that a suggestion helped. */
public final class HelpedResource implements Resource {

    private static final Pattern PATH = Pattern.compile("/suggestions/helped");
    private static final int PER_MINUTE = 10;

    private final Knowledge knowledge;
    private final Rates said;

    /**
     * Of what is known.
     *
     * @param said how often each origin said so
     */
    public HelpedResource(Knowledge knowledge, Rates said) {
        this.knowledge = knowledge;
        this.said = said;
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
        if (said.count(call.address()) > PER_MINUTE) {
            throw RefusedException.forNow("That was said too often; please wait a little.");
        }
        if (!knowledge.helped(call.document().path("link").asText())) {
            throw RefusedException.unusable("link must be one that was suggested.");
        }
        call.answer(204);
    }
}
