// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import io.parley.lab.ChannelView;
import io.parley.lab.LabServices;
import io.parley.lab.PageReaderContract;
import io.parley.lab.simulator.wordpress.WordPressSimulator;
import io.parley.spi.channel.PageReader;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class ReviewReadingContractTest extends PageReaderContract {

    private static final Instant BEGINNING = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> clock = new AtomicReference<>(BEGINNING);
    private final WordPressSimulator wordpress = new WordPressSimulator(clock::get);
    private final LabServices lab = new LabServices();
    private long product;

    /** Of the same second, of neighbouring seconds, and of different hours; among comments, which are another stream. */
    @BeforeEach
    void review() {
        long post = wordpress.publishes("Spring sale", "<p>Everything is cheaper.</p>");
        product = wordpress.sells("Kettle");
        for (int seconds : new int[] {0, 60, 60, 60, 61, 75, 4_000, 4_000, 90_000}) {
            clock.set(BEGINNING.plusSeconds(seconds));
            wordpress.comments(post, "Ada", "ada@example.org", "Is it? " + seconds, 0, "approved");
            wordpress.reviews(product, "Ben", "ben@example.org", "Leaks. " + seconds, 2, 0, "approved");
        }
        wordpress.reviews(product, "Eve", "eve@example.org", "Held", 5, 0, "hold");
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
        return as(endpoint, wordpress.userName(), wordpress.applicationPassword());
    }

    private PageReader as(URI endpoint, String user, String password) {
        return new Account(endpoint.toString(), user, password).withReviews().connector(lab);
    }

    @Override
    protected String stream() {
        return "reviews";
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
        return new ShopView(wordpress, product);
    }

    @Override
    protected PageReader deadConnector() {
        return as(wordpress.endpoint(), wordpress.userName(), "no longer valid");
    }

    @Override
    protected PageReader weakConnector() {
        return as(wordpress.endpoint(), wordpress.weakUser(), wordpress.weakPassword());
    }
}
