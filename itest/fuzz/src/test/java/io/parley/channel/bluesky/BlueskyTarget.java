// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import io.parley.fuzz.Configured;
import io.parley.fuzz.Contract;
import io.parley.fuzz.Target;
import io.parley.internal.http.ScriptedServer;
import java.util.Map;

/** Answers of Bluesky. */
public final class BlueskyTarget implements Target {

    private static final BlueskyConfiguration CONFIGURATION = Configured.as(
            BlueskyConfiguration.class,
            Map.of(
                    "endpoint", "https://example.social",
                    "handle", "brand.example.social",
                    "_appPassword", "abcd-efgh-ijkl-mnop",
                    "reasons", new String[] {"mention", "reply", "quote"},
                    "longReplies", "split"));

    @Override
    public void read(byte[] input) throws Exception {
        Contract.mayFail(() -> connector(input).check());
        Contract.pull(connector(input), "notifications");
        Contract.pull(connector(input), "own");
        Contract.mayFail(() -> connector(input).profile("anna.example.social"));
    }

    private static BlueskyConnector connector(byte[] input) {
        return new BlueskyConnector(CONFIGURATION, new ScriptedServer(input));
    }
}
