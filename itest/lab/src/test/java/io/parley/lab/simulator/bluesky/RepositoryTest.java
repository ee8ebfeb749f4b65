// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RepositoryTest {

    private static final String PUT = "com.atproto.repo.putRecord";
    private static final String CREATE = "com.atproto.repo.createRecord";
    private static final String KEY = "3lbvs5oyrds2a";

    private final BlueskySimulator bluesky = new BlueskySimulator();
    private final Caller brand = Caller.loggedIn(bluesky);

    @AfterEach
    void close() {
        bluesky.close();
    }

    @Test
    void createsUnderANameOfItsOwnOrTheCallers() {
        ObjectNode unnamed = Caller.write(KEY, "Hello");
        unnamed.remove("rkey");
        assertThat(brand.post(CREATE, unnamed).body().path("uri").asText())
                .matches("at://did:plc:[a-z2-7]{24}/app.bsky.feed.post/[2-7a-j][2-7a-z]{12}");
        assertThat(brand.post(CREATE, Caller.write(KEY, "Hello"))
                        .body()
                        .path("uri")
                        .asText())
                .endsWith("/" + KEY);
        assertThat(brand.post(CREATE, Caller.write(KEY, "Hello")).status()).isEqualTo(500);
        assertThat(bluesky.by(bluesky.brand())).hasSize(2);
    }

    @Test
    void putsOnlyWhereThereIsNothingIfSoAsked() {
        ObjectNode first = Caller.write(KEY, "Hello").putNull("swapRecord");
        Caller.Reply put = brand.post(PUT, first);
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.body().path("cid").asText()).matches("bafyrei[a-z2-7]{52}");
        assertThat(brand.post(PUT, first).error()).isEqualTo("InvalidSwap");
        ObjectNode same = Caller.write(KEY, "Hello again")
                .put("swapRecord", put.body().path("cid").asText());
        assertThat(brand.post(PUT, same).status()).isEqualTo(200);
        assertThat(brand.post(PUT, Caller.write(KEY, "And again")).status()).isEqualTo(200);
        assertThat(bluesky.by(bluesky.brand())).extracting(Post::text).containsExactly("And again");
    }

    @Test
    void readsByName() {
        brand.post(PUT, Caller.write(KEY, "Hello"));
        String query = "com.atproto.repo.getRecord?repo=brand.example&collection=app.bsky.feed.post&rkey=";
        assertThat(brand.get(query + KEY).body().at("/value/text").asText()).isEqualTo("Hello");
        assertThat(brand.get(query + "3lbvs5oyrds2b").error()).isEqualTo("RecordNotFound");
    }

    @Test
    void demandsWhatTheLexiconDemands() {
        assertThat(brand.post(PUT, Caller.write(KEY, "é👩‍👩‍👧‍👦".repeat(100) + "x".repeat(80)))
                        .status())
                .isEqualTo(200);
        assertThat(brand.post(PUT, Caller.write(KEY, "x".repeat(301)))
                        .body()
                        .path("message")
                        .asText())
                .contains("grapheme too big (maximum 300, got 301)");
        assertThat(brand.post(PUT, Caller.write(KEY, "👩‍👩‍👧‍👦".repeat(200))).status())
                .as("more than 3,000 bytes")
                .isEqualTo(400);
        assertThat(brand.post(PUT, Caller.write("my-post", "Hello")).status()).isEqualTo(400);
        ObjectNode timeless = Caller.write(KEY, "Hello");
        timeless.withObject("/record").put("createdAt", "today");
        assertThat(brand.post(PUT, timeless).status()).isEqualTo(400);
        ObjectNode loose = Caller.write(KEY, "Hello");
        loose.withObject("/record/reply/root").put("uri", "at://x/y/z");
        assertThat(brand.post(PUT, loose).status()).isEqualTo(400);
        ObjectNode foreign = Caller.write(KEY, "Hello")
                .put("repo", bluesky.person("ada.example").did());
        assertThat(brand.post(PUT, foreign).status()).isEqualTo(401);
    }
}
