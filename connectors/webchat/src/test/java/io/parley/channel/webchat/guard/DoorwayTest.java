// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.lab.LabServices;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DoorwayTest {

    private static final JsonNode NOTHING = MissingNode.getInstance();

    private final LabServices services = new LabServices();
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void whoeverBeginsTooMuchHasToWorkAndOthersHaveNot() throws Exception {
        Doorway doorway = doorway(2, 100);
        doorway.begin("a", NOTHING);
        doorway.begin("a", NOTHING);
        assertChallenged(doorway, "a", NOTHING);
        doorway.begin("b", NOTHING);
        doorway.begin("a", solved(doorway.challenge("a")));
        now = now.plus(Duration.ofMinutes(1));
        doorway.begin("a", NOTHING);
    }

    @Test
    void whoeverIsRefusedDoesNotUseUpWhatOthersHave() throws Exception {
        Doorway doorway = doorway(1, 3);
        doorway.begin("a", NOTHING);
        for (int i = 0; i < 10; i++) {
            assertChallenged(doorway, "a", NOTHING);
        }
        doorway.begin("b", NOTHING);
        doorway.begin("c", NOTHING);
        assertChallenged(doorway, "d", NOTHING);
    }

    @Test
    void aSolutionLetsInOnceAndOnlyFromWhereItWasAskedFor() throws Exception {
        Doorway doorway = doorway(1, 100);
        doorway.begin("a", NOTHING);
        doorway.begin("b", NOTHING);
        ObjectNode solution = solved(doorway.challenge("a"));
        assertChallenged(doorway, "b", solution);
        doorway.begin("a", solution);
        assertChallenged(doorway, "a", solution);
    }

    @Test
    void whatWasChangedOrHasExpiredIsNoSolution() throws Exception {
        Doorway doorway = doorway(1, 100);
        doorway.begin("a", NOTHING);
        ObjectNode solution = solved(doorway.challenge("a"));
        assertChallenged(doorway, "a", solution.deepCopy().put("difficulty", 0));
        assertChallenged(doorway, "a", solution.deepCopy().put("expires", Long.MAX_VALUE));
        assertChallenged(doorway, "a", solution.deepCopy().put("salt", "00"));
        assertChallenged(doorway, "a", solution.deepCopy().put("number", "1"));
        assertChallenged(
                doorway,
                "a",
                solution.deepCopy().put("number", solution.path("number").asLong() - 1));
        assertChallenged(doorway(1, 100), "a", solution, 1);
        now = now.plus(Duration.ofMinutes(5));
        doorway.begin("a", NOTHING);
        assertChallenged(doorway, "a", solution);
    }

    @Test
    void theMoreTheHarder() throws Exception {
        Doorway doorway = doorway(1, 1000);
        int before = doorway.challenge("a").path("difficulty").asInt();
        doorway.begin("a", NOTHING);
        for (int i = 0; i < 7; i++) {
            assertChallenged(doorway, "a", NOTHING);
        }
        assertThat(doorway.challenge("a").path("difficulty").asInt()).isEqualTo(before + 3);
        assertThat(doorway.challenge("b").path("difficulty").asInt()).isEqualTo(before);
    }

    @Test
    void withWorkOneGetsMoreButNotEverything() throws Exception {
        Doorway doorway = doorway(1, 100);
        doorway.begin("a", NOTHING);
        ObjectNode first = doorway.challenge("a");
        for (int i = 0; i < 4; i++) {
            doorway.begin("a", solved(doorway.challenge("a")));
        }
        assertThatThrownBy(() -> doorway.begin("a", solved(first)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("wait");
    }

    @Test
    void theBlockedMayReadAndNotWrite() throws Exception {
        Doorway doorway = new Doorway(
                "website",
                new Doorway.Terms(new String[0], new String[] {"203.0.113.0/24"}, 10, 10),
                services.tokenSigner(),
                () -> now);
        assertThat(doorway.admit(Requests.of("GET", "203.0.113.7", Map.of()))).isEqualTo("203.0.113.7");
        assertThatThrownBy(() -> doorway.admit(Requests.of("POST", "203.0.113.7", Map.of())))
                .isInstanceOf(RefusedException.class);
        assertThat(doorway.admit(Requests.of("POST", "203.0.114.7", Map.of("X-Forwarded-For", List.of("203.0.113.7")))))
                .isEqualTo("203.0.114.7");
    }

    private Doorway doorway(int fromOneOrigin, int fromEverybody) {
        return new Doorway(
                "website",
                new Doorway.Terms(new String[0], new String[0], fromOneOrigin, fromEverybody),
                services.tokenSigner(),
                () -> now);
    }

    private static void assertChallenged(Doorway doorway, String origin, JsonNode solution, int before)
            throws RefusedException {
        for (int i = 0; i < before; i++) {
            doorway.begin(origin, NOTHING);
        }
        assertChallenged(doorway, origin, solution);
    }

    private static void assertChallenged(Doorway doorway, String origin, JsonNode solution) {
        assertThatThrownBy(() -> doorway.begin(origin, solution))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("challenge");
    }

    /** As a browser would find it. */
    private static ObjectNode solved(ObjectNode challenge) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        String salt = challenge.path("salt").asText();
        int difficulty = challenge.path("difficulty").asInt();
        for (long number = 0; ; number++) {
            byte[] digest = sha256.digest((salt + number).getBytes(StandardCharsets.UTF_8));
            long beginning = ByteBuffer.wrap(digest).getLong();
            if (Long.numberOfLeadingZeros(beginning) >= difficulty) {
                return challenge.deepCopy().put("number", number);
            }
        }
    }
}
