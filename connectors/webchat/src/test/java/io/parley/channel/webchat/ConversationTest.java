// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.channel.webchat.files.VisitorFiles;
import io.parley.channel.webchat.guard.Customers;
import io.parley.channel.webchat.guard.Departments;
import io.parley.channel.webchat.guard.Doorway;
import io.parley.channel.webchat.hours.BusinessHours;
import io.parley.channel.webchat.hours.OffHours;
import io.parley.channel.webchat.web.Origins;
import io.parley.internal.inhouse.PassingSigns;
import io.parley.lab.LabServices;
import io.parley.model.Message;
import io.parley.model.Rating;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a visitor's browser does besides speaking: files, signs, ratings, and following all of it. */
class ConversationTest {

    private static final String TYPES = "image/png";

    private final LabServices services = new LabServices();
    private final MemoryDesk memory = new MemoryDesk();
    private final List<String> typing = new ArrayList<>();
    private final PassingSigns presence = new PassingSigns(InstantSource.system(), typing::add);
    private final Customers customers =
            new Customers(new Customers.Terms("", "", "", new String[0]), InstantSource.system());
    private final Desk desk =
            new Desk("website", memory, memory, services.tokenSigner(), InstantSource.system(), customers);
    private final VisitorFiles files = new VisitorFiles("website", services.fileStore(), 1, new String[] {TYPES});
    private final EventStreams streams =
            new EventStreams(memory, presence, files, new Visits(presence, InstantSource.system()));
    private final Limits limits = new Limits(100);
    private final RunningChat chat = new RunningChat(
            new BeginResource(
                    desk,
                    new Doorway(
                            "website",
                            new Doorway.Terms(new String[0], new String[0], 100, 100),
                            services.tokenSigner(),
                            InstantSource.system()),
                    new Circumstances.Reader(
                            customers,
                            new Departments(new String[0]),
                            new Origins(new String[0]),
                            new OffHours(new BusinessHours(new String[0], "", new String[0], InstantSource.system())))),
            new SayResource(desk, limits, files),
            new EventsResource(desk, streams),
            new FileResource(desk, limits, files),
            new TypingResource(desk, presence),
            new SeenResource(desk, presence),
            new RatingResource(desk, limits),
            new SettingsResource(List.of(desk::describeWait, files::describe)));
    private JsonNode begun;

    @BeforeEach
    void begin() throws Exception {
        begun = begin("Anna");
    }

    @AfterEach
    void close() {
        streams.close();
        chat.close();
        services.close();
    }

    @Test
    void theWaitIsToldBeforeAndAtTheBeginning() throws Exception {
        JsonNode settings = chat.get("/settings");
        assertThat(settings.path("expectedWaitSeconds").asInt()).isEqualTo(90);
        assertThat(settings.path("attachments").path("maxBytes").asInt()).isEqualTo(1_000_000);
        assertThat(settings.path("attachments").path("types").get(0).asText()).isEqualTo(TYPES);
        assertThat(begun.path("expectedWaitSeconds").asInt()).isEqualTo(30);
    }

    @Test
    void aFileGoesWithWhatIsSaid() throws Exception {
        HttpResponse<String> sent = file(begun, "photo.png", TYPES, "picture");
        assertThat(sent.statusCode()).isEqualTo(201);
        JsonNode file = json(sent.body());
        assertThat(file.path("link").asText()).startsWith("/files/");
        String id = file.path("id").asText();
        assertThat(post(begun, "/messages", "{'text':'','clientMessageId':'2','attachments':['" + id + "']}"))
                .isEqualTo(202);
        Message said = memory.messages().get(1);
        assertThat(said.attachments()).hasSize(1);
        assertThat(said.attachments().get(0).link()).hasScheme("http");
        assertThat(events(begun, 2)).anySatisfy(line -> assertThat(line).contains("\"link\":\"/files/"));
    }

    @Test
    void theFilesOfOthersCannotBeUsed() throws Exception {
        String id = json(file(begin("Bob"), "photo.png", TYPES, "picture").body())
                .path("id")
                .asText();
        assertThat(post(begun, "/messages", "{'text':'','clientMessageId':'2','attachments':['" + id + "']}"))
                .isEqualTo(400);
        assertThat(post(begun, "/messages", "{'text':'','clientMessageId':'2','attachments':['x','y']}"))
                .isEqualTo(400);
    }

    @Test
    void whatIsNotTakenIsRefusedWithAStatus() throws Exception {
        assertThat(file(begun, "a.exe", "application/x-msdownload", "MZ").statusCode())
                .isEqualTo(415);
        assertThat(file(begun, "a.png", TYPES, "x".repeat(1_000_001)).statusCode())
                .isEqualTo(413);
        JsonNode stranger =
                json("{'conversationId':'" + begun.path("conversationId").asText() + "','token':'no'}");
        assertThat(file(stranger, "a.png", TYPES, "x").statusCode()).isEqualTo(401);
    }

    @Test
    void typingAndSeeingAreHints() throws Exception {
        assertThat(post(begun, "/typing", "")).isEqualTo(204);
        assertThat(typing).hasSize(1);
        assertThat(post(begun, "/seen", "{'sequence':1}")).isEqualTo(204);
        assertThat(post(begun, "/seen", "{'sequence':'all'}")).isEqualTo(400);
        assertThat(presence.seenByCustomer(desk.conversation(id(begun)))).hasValue(1);
        assertThat(memory.messages()).hasSize(1);
    }

    @Test
    void theBrowserIsToldWhatRepsDo() throws Exception {
        String key = desk.conversation(id(begun)).key();
        presence.repTypes(key);
        presence.repSaw(key, 1);
        assertThat(events(begun, 4))
                .contains("event: typing", "data: {\"from\":\"agent\"}")
                .contains("event: seen", "data: {\"from\":\"agent\",\"sequence\":1}")
                .contains("event: queue", "data: {\"position\":1,\"expectedWaitSeconds\":30}");
    }

    @Test
    void aRatingIsReplacedUntilTheConversationIsClosedOnceMore() throws Exception {
        assertThat(post(begun, "/rating", "{'stars':0}")).isEqualTo(400);
        assertThat(post(begun, "/rating", "{'stars':2}")).isEqualTo(202);
        memory.closeConversation();
        assertThat(post(begun, "/rating", "{'stars':4,'text':'Thanks'}")).isEqualTo(202);
        assertThat(post(begun, "/rating", "{'stars':5,'text':'Great'}")).isEqualTo(202);
        List<Message> verdicts = memory.messages().subList(1, memory.messages().size());
        assertThat(verdicts)
                .extracting(verdict -> verdict.rating().orElseThrow())
                .containsExactly(new Rating(2, 5), new Rating(5, 5));
        assertThat(verdicts.get(1).text()).isEqualTo("Great");
    }

    @Test
    void whoLeavesIsForgotten() throws Exception {
        events(begun, 1);
        streams.close();
        assertThat(memory.listeners()).isZero();
    }

    private JsonNode begin(String name) throws Exception {
        HttpResponse<String> answer = chat.send(chat.request("/conversations")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(quoted("{'name':'" + name + "','text':'Hello','clientMessageId':'1'}"))));
        assertThat(answer.statusCode()).isEqualTo(201);
        return json(answer.body());
    }

    private HttpResponse<String> file(JsonNode conversation, String name, String type, String contents)
            throws Exception {
        return chat.send(chat.request("/conversations/" + id(conversation) + "/files?name=" + name)
                .header("Authorization", "Bearer " + conversation.path("token").asText())
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(contents)));
    }

    private int post(JsonNode conversation, String what, String body) throws Exception {
        return chat.send(chat.request("/conversations/" + id(conversation) + what)
                        .header(
                                "Authorization",
                                "Bearer " + conversation.path("token").asText())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(quoted(body))))
                .statusCode();
    }

    /** The lines of the first events of a stream, which is then left. */
    private List<String> events(JsonNode conversation, int events) throws Exception {
        HttpResponse<InputStream> stream = chat.open(chat.request("/conversations/" + id(conversation) + "/events")
                .header("Authorization", "Bearer " + conversation.path("token").asText()));
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            for (int seen = 0; seen < events; ) {
                lines.add(reader.readLine());
                seen += lines.get(lines.size() - 1).startsWith("data:") ? 1 : 0;
            }
        }
        return lines;
    }

    private static String id(JsonNode conversation) {
        return conversation.path("conversationId").asText();
    }

    private static JsonNode json(String text) throws IOException {
        return new JsonMapper().readTree(quoted(text));
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }
}
