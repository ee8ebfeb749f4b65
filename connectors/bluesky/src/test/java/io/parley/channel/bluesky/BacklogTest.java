// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Change;
import io.parley.spi.Cursor;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens between two pages, everything comes once. */
class BacklogTest {

    private static final int STEPS = 150;

    private final BrandAccount account = new BrandAccount();
    private final BlueskyConnector connector = account.connector();
    private final List<String> written = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private final List<String> read = new ArrayList<>();
    private @Nullable Cursor cursor;

    @AfterEach
    void close() {
        account.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everythingComesOnce(long seed) throws Exception {
        Random dice = new Random(seed);
        account.simulator().limitCalls(Integer.MAX_VALUE);
        for (int step = 0; step < STEPS; step++) {
            account.simulator().limitPages(2 + dice.nextInt(9));
            switch (dice.nextInt(8)) {
                case 0, 1, 2 -> written.add(account.mention("Number " + step));
                case 3 -> account.simulator().follows(account.ada());
                case 4 -> {
                    Duration late = Duration.ofMillis(1 + dice.nextInt(600_000));
                    written.add(account.simulator()
                            .claims(
                                    account.ada(),
                                    "@brand.example late " + step,
                                    account.now().minus(late)));
                }
                case 5 -> {
                    if (!written.isEmpty()) {
                        deletes(written.get(dice.nextInt(written.size())));
                    }
                }
                default -> pull(1 + dice.nextInt(12));
            }
            account.passes(Duration.ofMillis(137));
        }
        readToTheEnd();
        readToTheEnd(); // what appeared late in the middle of a walk comes with the next one
        assertThat(read).doesNotHaveDuplicates();
        assertThat(written).containsAll(read);
        written.removeAll(deleted);
        assertThat(read).containsAll(written);
    }

    private void readToTheEnd() throws Exception {
        int pages = 0;
        while (pull(7)) {
            assertThat(pages++).as("the walk ends").isLessThan(500);
        }
    }

    private void deletes(String uri) {
        if (!deleted.contains(uri)) {
            account.simulator().deletes(uri);
            deleted.add(uri);
        }
    }

    private boolean pull(int limit) throws Exception {
        Page page = connector.pull(new PullRequest("notifications", cursor, Instant.EPOCH, limit));
        cursor = page.next();
        assertThat(page.changes()).hasSizeLessThanOrEqualTo(limit);
        page.changes().stream().map(Change::subject).forEach(id -> read.add(id.id()));
        return page.more();
    }
}
