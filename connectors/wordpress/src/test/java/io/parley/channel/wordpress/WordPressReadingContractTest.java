// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import io.parley.lab.ChannelView;
import io.parley.lab.LabServices;
import io.parley.lab.PageReaderContract;
import io.parley.lab.simulator.wordpress.WordPressSimulator;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.PageReader;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class WordPressReadingContractTest extends PageReaderContract {

    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final WordPressSimulator wordpress = new WordPressSimulator(clock::get);
    private final LabServices lab = new LabServices();
    private long post;

    /** Comments of the same second, of neighbouring seconds, and of different hours. */
    @BeforeEach
    void comment() {
        post = wordpress.publishes("Spring sale", "<p>Everything is cheaper.</p>");
        for (int seconds : new int[] {0, 60, 60, 60, 61, 75, 4_000, 4_000, 90_000}) {
            clock.set(Instant.parse("2026-03-01T12:00:00Z").plusSeconds(seconds));
            wordpress.comments(post, "Ada", "ada@example.org", "Is it? " + seconds, 0, "approved");
        }
        wordpress.comments(post, "Ben", "ben@example.org", "Is anybody there?", 0, "hold");
    }

    @AfterEach
    void close() {
        wordpress.close();
        lab.close();
    }

    @Override
    protected PageReader connector() {
        return connectorAt(wordpress.endpoint());
    }

    @Override
    protected PageReader connectorAt(URI endpoint) {
        return new Account(endpoint.toString(), wordpress.userName(), wordpress.applicationPassword()).connector(lab);
    }

    @Override
    protected String stream() {
        return "comments";
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(wordpress.applicationPassword());
    }

    @Override
    protected URI vendor() {
        return wordpress.endpoint();
    }

    @Override
    protected ChannelView channel() {
        return new BlogView(wordpress, post);
    }

    @Override
    protected ChannelConnector deadConnector() {
        return new Account(wordpress.endpoint().toString(), wordpress.userName(), "no longer valid").connector(lab);
    }

    @Override
    protected ChannelConnector weakConnector() {
        return new Account(wordpress.endpoint().toString(), wordpress.weakUser(), wordpress.weakPassword())
                .connector(lab);
    }
}
