// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.simulator.mastodon.Person;
import io.parley.model.ExternalId;
import io.parley.spi.SyncException;
import io.parley.spi.channel.StreamListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens is told at once. */
class StreamTest {

    private static final String INSTANCE = "/api/v2/instance";

    private final BrandAccount account = new BrandAccount();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread thread = new Thread(this::listen, "listening");

    private final StreamListener listener = new StreamListener() {
        @Override
        public void connected() {
            heard.add("connected");
        }

        @Override
        public void news() {
            heard.add("news");
        }

        @Override
        public void changed(ExternalId message) {
            heard.add("changed " + message.key());
        }
    };

    @AfterEach
    void close() {
        thread.interrupt();
        account.close();
    }

    private void listen() {
        try {
            account.connector().listen(listener);
            ended.complete(null);
        } catch (SyncException | InterruptedException | RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    private String next() throws InterruptedException {
        return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void mentionsEditsAndRemovalsAreTold() throws Exception {
        thread.start();
        assertThat(next()).isEqualTo("connected");
        Person ada = account.ada();
        account.says(ada, "Of no concern", "public", null);
        String id = account.says(ada, "@brand Where is my parcel?", "public", null);
        assertThat(next()).isEqualTo("news");
        account.simulator().edits(id, "@brand Where is it?");
        assertThat(next()).isEqualTo("changed " + new ExternalId("mastodon", "127.0.0.1", id).key());
        account.simulator().deletes(id);
        assertThat(next()).isEqualTo("changed " + new ExternalId("mastodon", "127.0.0.1", id).key());
        assertThat(heard).isEmpty();
    }

    @Test
    void aServerThatEndsTheStreamEndsTheListening() throws Exception {
        thread.start();
        assertThat(next()).isEqualTo("connected");
        account.simulator().cutStreams();
        assertThat(ended).succeedsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void whoLeavesIsGoneAtOnce() throws Exception {
        thread.start();
        assertThat(next()).isEqualTo("connected");
        thread.interrupt();
        assertThat(ended)
                .failsWithin(1, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void aServerWithoutStreamsIsNoFault() {
        account.simulator().withdrawStreams();
        assertThatThrownBy(() -> account.connector().listen(listener)).isInstanceOf(SyncException.RecordGone.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ws://elsewhere.example",
                "wss://127.0.0.1.elsewhere.example",
                "ws://",
                "no address at all",
                "ftp://127.0.0.1"
            })
    void theTokenGoesToNobodyElse(String named) {
        account.records(INSTANCE, "{\"configuration\":{\"urls\":{\"streaming\":\"" + named + "\"}}}");
        assertThatThrownBy(() -> account.connector().listen(listener)).isInstanceOf(SyncException.RecordGone.class);
        assertThat(heard).isEmpty();
    }
}
