// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.fuzz.Configured;
import io.parley.fuzz.Contract;
import io.parley.fuzz.Target;
import io.parley.internal.http.JsoupHtmlText;
import io.parley.internal.http.ScriptedServer;
import io.parley.spi.channel.ChannelConnector;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** Feeds of all formats. */
public final class FeedTarget implements Target {

    private static final FeedConfiguration CONFIGURATION = Configured.as(
            FeedConfiguration.class,
            Map.of(
                    "url",
                    "https://example.org/feed",
                    "commentsUrl",
                    "https://example.org/comments",
                    "followRobots",
                    false));

    @Override
    public void read(byte[] input) throws Exception {
        Contract.mayFail(() -> connector(input).check());
        Contract.pull(connector(input), "posts");
        Contract.pull(connector(input), "comments");
    }

    private static FeedConnector connector(byte[] input) {
        return new FeedConnector(
                CONFIGURATION,
                Map.of(ChannelConnector.ACCOUNT_ID, "blog"),
                new FeedConnector.Agent(
                        new ScriptedServer(input),
                        new JsoupHtmlText(),
                        (account, purpose, subject) -> "token",
                        new Subscriptions(),
                        Path.of("target"),
                        InstantSource.system()));
    }
}
