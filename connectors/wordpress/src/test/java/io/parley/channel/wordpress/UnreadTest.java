// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.LabServices;
import io.parley.lab.simulator.wordpress.WordPressSimulator;
import io.parley.model.Change;
import io.parley.spi.Cursor;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Watermark;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is read twice and nothing is passed by, however many comments there are and whatever the clocks show. */
class UnreadTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOON);
    private final WordPressSimulator wordpress = new WordPressSimulator(clock::get);
    private final LabServices lab = new LabServices();
    private final long post = wordpress.publishes("Spring sale", "");
    private final WordPressConnector connector = new Account(
                    wordpress.endpoint().toString(), wordpress.userName(), wordpress.applicationPassword())
            .connector(lab);

    @AfterEach
    void close() {
        wordpress.close();
        lab.close();
    }

    private String comment(int second) {
        clock.set(NOON.plusSeconds(second));
        return "comment/" + wordpress.comments(post, "Ada", "ada@example.org", "At " + second, 0, "approved");
    }

    private static List<String> ids(Page page) {
        return page.changes().stream()
                .map(Change::subject)
                .map(subject -> subject.id())
                .toList();
    }

    private Page pull(Cursor after, int limit) throws Exception {
        return connector.pull(new PullRequest("comments", after, NOON, limit));
    }

    private Cursor after(int second) {
        return Watermark.of(new PullRequest("comments", null, NOON.plusSeconds(second + 1), 1))
                .toCursor();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100, 101, 250, 449, 450})
    void fromAnywhereTheRestIsFound(int first) throws Exception {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            all.add(comment(i * 20));
        }
        Page page = pull(first == 0 ? after(-20) : after((first - 1) * 20), 100);
        assertThat(ids(page).isEmpty()).isEqualTo(first == 450);
        assertThat(all.subList(first, 450)).startsWith(ids(page).toArray(String[]::new));
        assertThat(page.more()).isEqualTo(first + page.changes().size() < 450);
    }

    @Test
    void aQuietLookAtABusySiteIsTwoCalls() throws Exception {
        for (int i = 0; i < 450; i++) {
            comment(i * 20);
        }
        wordpress.server().forgetCalls();
        assertThat(pull(after(449 * 20), 100).changes()).isEmpty();
        assertThat(wordpress.server().calls()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void clocksThatAreSetAndCommentsThatGoDoNotMatter(long seed) throws Exception {
        Random random = new Random(seed);
        List<String> written = new ArrayList<>();
        List<String> read = new ArrayList<>();
        Cursor cursor = after(-100);
        int second = 0;
        for (int round = 0; round < 60; round++) {
            int burst = random.nextInt(4) == 0 ? random.nextInt(60) : random.nextInt(3);
            for (int i = 0; i < burst; i++) {
                second += random.nextInt(3) == 0 ? random.nextInt(900) : 0;
                written.add(comment(second));
            }
            if (random.nextInt(5) == 0) {
                wordpress.timezoneOffset(ZoneOffset.ofHours(random.nextInt(27) - 12));
            }
            if (random.nextInt(5) == 0 && !read.isEmpty()) {
                String gone = read.get(random.nextInt(read.size()));
                wordpress.trashes(Long.parseLong(gone.substring("comment/".length())));
            }
            Page page = pull(cursor, 1 + random.nextInt(40));
            read.addAll(ids(page));
            cursor = page.next();
        }
        Page page;
        do {
            page = pull(cursor, 100);
            read.addAll(ids(page));
            cursor = page.next();
        } while (page.more());
        assertThat(read).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
    }
}
