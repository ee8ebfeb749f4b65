// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import io.parley.fuzz.Configured;
import io.parley.fuzz.Contract;
import io.parley.fuzz.Target;
import io.parley.internal.http.JsoupHtmlText;
import io.parley.internal.http.ScriptedServer;
import java.util.Map;

/** Answers of WordPress. */
public final class WordPressTarget implements Target {

    private static final WordPressConfiguration CONFIGURATION = Configured.as(
            WordPressConfiguration.class,
            Map.of(
                    "endpoint",
                    "https://example.org/blog",
                    "user",
                    "parley",
                    "_applicationPassword",
                    "secret",
                    "reviews",
                    true));

    @Override
    public void read(byte[] input) throws Exception {
        Contract.mayFail(() -> connector(input).check());
        Contract.pull(connector(input), "comments");
        Contract.pull(connector(input), "reviews");
    }

    private static WordPressConnector connector(byte[] input) {
        return new WordPressConnector(CONFIGURATION, new ScriptedServer(input), new JsoupHtmlText());
    }
}
