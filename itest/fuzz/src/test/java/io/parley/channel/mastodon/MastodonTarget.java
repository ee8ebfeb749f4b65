// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import io.parley.fuzz.Configured;
import io.parley.fuzz.Contract;
import io.parley.fuzz.Target;
import io.parley.internal.http.JsoupHtmlText;
import io.parley.internal.http.ScriptedServer;
import java.util.Map;

/** Answers of Mastodon. */
public final class MastodonTarget implements Target {

    private static final MastodonConfiguration CONFIGURATION = Configured.as(
            MastodonConfiguration.class,
            Map.of(
                    "endpoint",
                    "https://example.social",
                    "_token",
                    "secret",
                    "hashtags",
                    new String[] {"parley"},
                    "keywords",
                    new String[] {"red kettle"}));

    @Override
    public void read(byte[] input) throws Exception {
        Contract.mayFail(() -> connector(input).check());
        Contract.pull(connector(input), "mentions");
        Contract.pull(connector(input), "own");
        Contract.pull(connector(input), "answers");
        Contract.pull(connector(input), "#parley");
        Contract.pull(connector(input), "\"red kettle\"");
        Contract.mayFail(() -> connector(input).profile("anna@example.social"));
    }

    private static MastodonConnector connector(byte[] input) {
        return new MastodonConnector(CONFIGURATION, new ScriptedServer(input), new JsoupHtmlText());
    }
}
