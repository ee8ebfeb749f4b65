// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.guard;

import io.parley.channel.webchat.web.Call;
import io.parley.channel.webchat.web.Resource;
import java.io.IOException;
import java.util.regex.Pattern;

/** A page asks for work, to be let in although there are many. */
public final class ChallengeResource implements Resource {

    private static final Pattern PATH = Pattern.compile("/challenge");

    private final Doorway doorway;

    /** At one doorway. */
    public ChallengeResource(Doorway doorway) {
        this.doorway = doorway;
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
    public void answer(Call call) throws IOException {
        call.answer(200, doorway.challenge(call.address()));
    }
}
