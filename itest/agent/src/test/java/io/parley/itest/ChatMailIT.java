// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A question outside business hours, answered by e-mail, and the answer to that: in one case, each once, over two deaths. */
class ChatMailIT {

    private static final String CHAT = "chat@example.org";

    @TempDir
    Path home;

    private final GreenMail mail = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });

    @BeforeEach
    void configure() {
        mail.setUser(CHAT, CHAT, "letmein");
        mail.start();
        String day = LocalDate.now(ZoneOffset.UTC)
                .plusDays(3)
                .getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
        AgentProcess.configure(home, "io.parley.channel.webchat~website.cfg.json", """
                {"hours": ["%s 10:00-11:00"], "timeZone": "UTC", "pollSeconds": 1,
                 "mailHost": "127.0.0.1", "mailPort": %d, "mailSecurity": "none", "mailFrom": "chat@example.org",
                 "mailUser": "chat@example.org", ".mailPassword": "letmein",
                 "mailboxHost": "127.0.0.1", "mailboxPort": %d, "mailboxSecurity": "none"}
                """.formatted(
                        day, mail.getSmtp().getPort(), mail.getImap().getPort()));
        AgentProcess.configure(
                home, "io.parley.crm.sandbox~sandbox.cfg.json", "{\".token\": \"$[secret:sandbox-token]\"}");
        AgentProcess.routeToSandbox(home, "website");
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void aConversationGoesOnByEmailAndStandsInOneCase() throws Exception {
        JsonNode chat;
        AgentProcess first = AgentProcess.start(home);
        try {
            AgentClient client = first.client();
            Eventually.holds(() -> assertThat(begin(client, "").statusCode()).isEqualTo(400));
            HttpResponse<String> begun = begin(client, "\"email\": \"anna@example.net\",");
            assertThat(begun.statusCode()).isEqualTo(201);
            chat = AgentClient.JSON.readTree(begun.body());
            assertThat(transcript(client, chat, "anna@example.net"))
                    .as("nobody has answered")
                    .isEqualTo(409);
            Eventually.holds(() -> assertThat(client.cases()).hasSize(1));
            JsonNode one = client.cases().get(0);
            assertThat(one.path("subject").asText()).endsWith("(outside business hours)");
            client.comment(one.path("id").asText(), "It is on its way.", true);
            Eventually.holds(() -> assertThat(letters()).hasSize(1));
        } finally {
            first.kill();
            first.close();
        }
        MimeMessage letter = letters().get(0);
        assertThat(letter.getSubject()).isEqualTo("Your question: Where is my kettle?");
        comes(
                "Thanks, when?\n\n> It is on its way.",
                letter.getReplyTo()[0].toString().replaceAll(".*<|>.*", ""));
        try (AgentProcess again = AgentProcess.start(home)) {
            AgentClient client = again.client();
            Eventually.holds(() -> assertThat(client.texts()).anyMatch(text -> text.startsWith("Thanks, when?")));
            assertThat(client.cases()).hasSize(1);
            client.comment(client.cases().get(0).path("id").asText(), "Tomorrow.", true);
            Eventually.holds(() -> assertThat(letters()).hasSize(2));
            assertThat(said(client))
                    .containsExactly("Where is my kettle?", "It is on its way.", "Thanks, when?\n[…]", "Tomorrow.");
            assertThat(transcript(client, chat, "eve@example.com"))
                    .as("a stranger")
                    .isEqualTo(400);
            assertThat(transcript(client, chat, "anna@example.net")).isEqualTo(202);
            Eventually.holds(() -> assertThat(letters()).hasSize(3));
            assertThat(letters().get(2).getSubject()).startsWith("Your conversation");
            assertThat(client.ledger().path("balanced").asBoolean()).isTrue();
        }
    }

    private static HttpResponse<String> begin(AgentClient client, String email) throws Exception {
        String body = "{\"name\": \"Anna\", %s \"text\": \"Where is my kettle?\", \"clientMessageId\": \"1\"}"
                .formatted(email);
        HttpRequest request = HttpRequest.newBuilder(client.address().resolve("/chat/website/api/conversations"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.http().send(request, BodyHandlers.ofString());
    }

    /** Without the note about the letter that was on its way when the agent died: nobody knows whether it arrived. */
    private static List<String> said(AgentClient client) {
        return client.texts().stream()
                .filter(text -> !text.startsWith("The visitor may not have got this answer by e-mail."))
                .toList();
    }

    private static int transcript(AgentClient client, JsonNode chat, String email) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(client.address()
                        .resolve("/chat/website/api/conversations/"
                                + chat.path("conversationId").asText() + "/transcript"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + chat.path("token").asText())
                .POST(BodyPublishers.ofString("{\"email\": \"" + email + "\"}"))
                .build();
        return client.http().send(request, BodyHandlers.discarding()).statusCode();
    }

    private List<MimeMessage> letters() {
        return Stream.of(mail.getReceivedMessages())
                .filter(message -> {
                    try {
                        return message.getAllRecipients()[0].toString().equals("anna@example.net");
                    } catch (MessagingException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    private void comes(String text, String to) throws MessagingException {
        String raw = "Message-ID: <1@mail.example.net>\r\nFrom: anna@example.net\r\nTo: " + to
                + "\r\nSubject: Re: Your question\r\n\r\n" + text.replace("\n", "\r\n");
        mail.getUserManager()
                .getUser(CHAT)
                .deliver(new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
    }
}
