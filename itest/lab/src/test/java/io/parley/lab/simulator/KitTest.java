// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A vendor that is made of the kit behaves as vendors do. */
class KitTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-04T12:00:30Z"));
    private final List<String> news = new ArrayList<>();
    private final NotesVendor vendor = new NotesVendor(clock, news::add);
    private final SimulatorServer server = new SimulatorServer(vendor);
    private final KitCaller caller = new KitCaller(server.endpoint(), NotesVendor.token(vendor));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void pagesFollowOneAnother() {
        for (String text : List.of("one", "two", "three")) {
            assertThat(write(text).statusCode()).isEqualTo(201);
        }
        assertThat(caller.get("/notes").body()).isEqualTo("[{\"id\":1,\"text\":\"one\"},{\"id\":2,\"text\":\"two\"}]");
        assertThat(caller.get("/notes?after=2").body()).isEqualTo("[{\"id\":3,\"text\":\"three\"}]");
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThat(caller.get("/notes/7").statusCode()).isEqualTo(404);
        assertThat(caller.get("/nowhere").statusCode()).isEqualTo(404);
        HttpResponse<String> wrong = caller.post("/notes/7", "application/json", "{}");
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow")).hasValue("GET");
    }

    @Test
    void whatIsWrittenShowsAfterAWhile() {
        vendor.lag().set(Duration.ofSeconds(5));
        write("late");
        assertThat(caller.get("/notes").body()).isEqualTo("[]");
        assertThat(caller.get("/notes/1").statusCode()).isEqualTo(404);
        clock.pass(Duration.ofSeconds(5));
        assertThat(caller.get("/notes/1").body()).isEqualTo("{\"id\":1,\"text\":\"late\"}");
    }

    @Test
    void anEditAndARemovalShowAfterAWhileToo() {
        Lag lag = new Lag(clock);
        Lagging<String> note = new Lagging<>(lag);
        note.write("first");
        lag.set(Duration.ofSeconds(5));
        clock.pass(Duration.ofSeconds(5));
        note.write("second");
        assertThat(note.read()).hasValue("first");
        assertThat(note.written()).hasValue("second");
        clock.pass(Duration.ofSeconds(5));
        assertThat(note.read()).hasValue("second");
        note.remove();
        assertThat(note.read()).hasValue("second");
        assertThat(note.written()).isEmpty();
        clock.pass(Duration.ofSeconds(5));
        assertThat(note.read()).isEmpty();
    }

    @Test
    void oneCallTooManyIsRefusedUntilThePeriodEnds() {
        for (int call = 0; call < NotesVendor.LIMIT; call++) {
            assertThat(caller.get("/notes").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = caller.get("/notes");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("X-RateLimit-Remaining")).hasValue("0");
        assertThat(refused.headers().firstValue("X-RateLimit-Reset")).hasValue("30");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("Mon, 4 May 2026 12:01:00 GMT");
        clock.pass(Duration.ofSeconds(30));
        assertThat(caller.get("/notes").statusCode()).isEqualTo(200);
    }

    @Test
    void tokensEndByTimeAndAreTakenBack() {
        vendor.tokens().validFor(Duration.ofHours(2));
        AccessTokens.Token ending = vendor.tokens().issue("somebody", Set.of("notes"));
        KitCaller other = new KitCaller(server.endpoint(), ending.secret());
        assertThat(other.get("/notes").statusCode()).isEqualTo(200);
        clock.pass(Duration.ofHours(2));
        assertThat(other.get("/notes").statusCode()).isEqualTo(401);
        assertThat(vendor.tokens().state(ending.secret())).isEqualTo(AccessTokens.State.EXPIRED);
        assertThat(caller.get("/notes").statusCode()).isEqualTo(200);
        vendor.tokens().revokeAll();
        assertThat(caller.get("/notes").statusCode()).isEqualTo(401);
        assertThat(vendor.tokens().state(caller.token())).isEqualTo(AccessTokens.State.REVOKED);
        assertThat(vendor.tokens().state("made up")).isEqualTo(AccessTokens.State.UNKNOWN);
    }

    private HttpResponse<String> write(String text) {
        return caller.post("/notes", "application/json", "{\"text\": \"" + text + "\"}");
    }
}
