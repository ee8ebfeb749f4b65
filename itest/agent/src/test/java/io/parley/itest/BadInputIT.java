// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.itest.AgentClient.Chat;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from outside is hostile: it is refused with a sentence, or inert, and the rest goes on. */
class BadInputIT {

    private static final String BEGIN = "/chat/website/api/conversations";

    @TempDir
    static Path home;

    static AgentProcess agent;
    static AgentClient client;

    @BeforeAll
    static void start() {
        agent = AgentProcess.start(home);
        client = agent.client();
        Eventually.holds(() -> assertThat(client.get("/api/v1/targets").findValuesAsText("type"))
                .contains("sandbox"));
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    @AfterEach
    void theRestGoesOn() {
        assertThat(client.begin("After", "Still there?", UUID.randomUUID().toString())
                        .id())
                .isNotEmpty();
        assertThat(client.ledger().path("balanced").asBoolean()).isTrue();
    }

    static Stream<Arguments> wrongBodies() {
        return Stream.of(
                Arguments.of("not json", 400, "not JSON"),
                Arguments.of("[]", 400, "JSON object"),
                Arguments.of("{\"name\":\"A\",\"clientMessageId\":\"1\"}", 400, "text must be"),
                Arguments.of("{\"name\":\"A\",\"text\":\"   \",\"clientMessageId\":\"1\"}", 400, "text must be"),
                Arguments.of("{\"name\":{},\"text\":\"x\",\"clientMessageId\":\"1\"}", 400, "name must be a text"),
                Arguments.of("{\"name\":\"A\",\"text\":\"x\"}", 400, "clientMessageId must be"),
                Arguments.of(
                        "{\"name\":\"A\",\"text\":\"x\",\"email\":\"nobody\",\"clientMessageId\":\"1\"}",
                        400,
                        "email must be"),
                Arguments.of(body("A", "x".repeat(4_001)), 400, "4000 characters"),
                Arguments.of(body("A".repeat(101), "x"), 400, "100 characters"),
                Arguments.of(body("A", "x".repeat(100_000)), 413, "bytes"),
                Arguments.of("[".repeat(30_000), 400, "not JSON"));
    }

    @ParameterizedTest
    @MethodSource("wrongBodies")
    void aWrongBodyIsRefusedWithASentence(String body, int status, String sentence) {
        HttpResponse<String> answer = post(BEGIN, body, "application/json");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(AgentClient.json(answer.body()).path("error").asText()).contains(sentence);
    }

    @Test
    void somethingElseThanJsonIsRefused() {
        assertThat(post(BEGIN, body("A", "x"), "text/plain").statusCode()).isEqualTo(415);
    }

    @Test
    void aBodyThatNobodyReadsIsRefused() {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(agent.address().resolve("/health"))
                        .method("GET", BodyPublishers.ofString("x"))
                        .build());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("leave it out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1.evil.example"})
    void aForeignPageIsRefused(String origin) {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(agent.address().resolve(BEGIN))
                        .header("Content-Type", "application/json")
                        .header("Origin", origin)
                        .POST(BodyPublishers.ofString(body("A", "x")))
                        .build());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void theOwnPageIsWelcome() {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(agent.address().resolve(BEGIN))
                        .header("Content-Type", "application/json")
                        .header("Origin", agent.address().toString())
                        .POST(BodyPublishers.ofString(body("Own page", "x")))
                        .build());
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void aForgedTokenOpensNothing() {
        Chat chat = client.begin("Anna", "Hello", "1");
        Chat other = client.begin("Bob", "Hello", "1");
        assertThat(client.say(new Chat(chat.id(), other.token(), 0), "I am Anna", "2")
                        .statusCode())
                .isEqualTo(401);
        assertThat(client.say(new Chat(chat.id(), "", 0), "I am Anna", "2").statusCode())
                .isEqualTo(401);
        assertThat(client.events(new Chat(chat.id(), other.token(), 0), "").status())
                .isEqualTo(401);
        String neverBegun = "A".repeat(43);
        assertThat(client.say(new Chat(neverBegun, chat.token(), 0), "Hello", "2")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/ledger", "/api/v1/accounts", "/crm/api/cases", "/crm/sync/me", "/"})
    void withoutTheTokenNothingIsTold(String path) {
        HttpRequest bare = HttpRequest.newBuilder(agent.address().resolve(path)).build();
        assertThat(client.send(bare).statusCode()).isEqualTo(401);
        HttpRequest forged = HttpRequest.newBuilder(agent.address().resolve(path))
                .header("Authorization", "Bearer " + "A".repeat(43))
                .build();
        assertThat(client.send(forged).statusCode()).isEqualTo(401);
    }

    @Test
    void browsersAreSentToTheLoginAndBackToThisAgentOnly() {
        HttpResponse<String> page =
                client.send(HttpRequest.newBuilder(agent.address().resolve("/crm"))
                        .header("Accept", "text/html")
                        .build());
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location")).hasValue("/login?next=%2Fcrm");
        HttpResponse<String> login =
                client.send(HttpRequest.newBuilder(URI.create(agent.loginLink() + "&next=" + "%2F%2Fevil.example"))
                        .build());
        assertThat(login.statusCode()).isEqualTo(303);
        assertThat(login.headers().firstValue("Location")).hasValue("/");
        HttpResponse<String> again =
                client.send(HttpRequest.newBuilder(agent.loginLink()).build());
        assertThat(again.statusCode()).as("the link works once").isEqualTo(403);
        String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
        String session = cookie.substring(0, cookie.indexOf(';'));
        HttpResponse<String> console =
                client.send(HttpRequest.newBuilder(agent.address().resolve("/"))
                        .header("Cookie", session)
                        .header("Accept", "text/html")
                        .build());
        assertThat(console.statusCode()).isEqualTo(200);
        assertThat(console.body()).contains("Accounts").contains("website");
        HttpResponse<String> foreign =
                client.send(HttpRequest.newBuilder(agent.address().resolve("/crm/api/contacts/merge"))
                        .header("Cookie", session)
                        .header("Origin", "https://evil.example")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))
                        .build());
        assertThat(foreign.statusCode()).as("a foreign page in a person's name").isEqualTo(403);
    }

    @Test
    void whoComesFromAnEndlessAddressIsSentToTheLoginAlone() {
        HttpResponse<String> page =
                client.send(HttpRequest.newBuilder(agent.address().resolve("/parked?q=" + "%25".repeat(2_000)))
                        .header("Accept", "text/html")
                        .build());
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location")).hasValue("/login");
    }

    /** Browsers leave out tabs and line breaks, and read a backslash as a slash. */
    @ParameterizedTest
    @ValueSource(strings = {"%2F%09%2Fevil.example", "%2F%0A%2Fevil.example", "%2F%5Cevil.example", "%2F%C2%A0%2Fevil"})
    void afterTheLoginNobodyIsLedToAnotherSite(String next) {
        String token = client.authorized("/")
                .build()
                .headers()
                .firstValue("Authorization")
                .orElseThrow();
        HttpResponse<String> login = post(
                "/login",
                "token=" + token.substring("Bearer ".length()) + "&next=" + next,
                "application/x-www-form-urlencoded");
        assertThat(login.statusCode()).isEqualTo(303);
        assertThat(login.headers().firstValue("Location")).hasValue("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z", "%FF", "1"})
    void aTimeThatIsNoneIsRefusedWithASentence(String before) {
        HttpResponse<String> answer =
                client.send(client.authorized("/api/v1/conversations?before=" + before.replace("+", "%2B"))
                        .GET()
                        .build());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(AgentClient.json(answer.body()).path("error").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/profiles", "/api/v1/parked/retry", "/crm/api/contacts/merge", BEGIN})
    void aBodyThatIsNoTextIsRefusedWithASentence(String path) {
        byte[] noUtf32 = {0, 0, 0, '{', (byte) 0xff, (byte) 0xff, 0, 0};
        HttpResponse<String> answer = client.send(client.authorized(path)
                .POST(BodyPublishers.ofByteArray(noUtf32))
                .build());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(AgentClient.json(answer.body()).path("error").asText()).isNotEmpty();
    }

    @Test
    void markupInNamesAndTextsIsInert() {
        String name = "<img src=x onerror=alert(1)>";
        String text = "<script>alert('x')</script> {{7*7}} \u202Etxet ' OR 1=1; -- \u0000";
        client.begin(name, text, "1");
        String[] id = new String[1];
        Eventually.holds(() -> {
            for (JsonNode one : client.cases()) {
                if (one.path("subject").asText().contains("<img")) {
                    id[0] = one.path("id").asText();
                }
            }
            assertThat(id[0]).isNotNull();
        });
        assertThat(client.get("/crm/api/cases/" + id[0])
                        .path("timeline")
                        .get(0)
                        .path("text")
                        .asText())
                .isEqualTo(text.replace("\u0000", "").strip());
        for (String path : new String[] {"/crm", "/crm/cases/" + id[0], "/crm/contacts", "/"}) {
            HttpResponse<String> page = client.send(
                    client.authorized(path).header("Accept", "text/html").GET().build());
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("<img src=x").doesNotContain("<script>alert");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void tooManyMessagesAreSlowedDownAndOthersAreNot() {
        Chat chat = client.begin("Fast typist", "Hello", "0");
        Chat other = client.begin("Slow typist", "Hello", "0");
        HttpResponse<String> last = client.say(chat, "x", "1");
        for (int i = 2; i < 200 && last.statusCode() == 202; i++) {
            last = client.say(chat, "x", String.valueOf(i));
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
        assertThat(client.say(other, "x", "1").statusCode()).isEqualTo(202);
    }

    private static HttpResponse<String> post(String path, String body, String type) {
        return client.send(HttpRequest.newBuilder(agent.address().resolve(path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static String body(String name, String text) {
        return AgentClient.JSON
                .createObjectNode()
                .put("name", name)
                .put("text", text)
                .put("clientMessageId", "1")
                .toString();
    }
}
