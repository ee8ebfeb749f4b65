// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.parley.model.ExternalId;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Errand;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters to visitors, by a real mail server. */
class LetterTest {

    private final MailWorld world = new MailWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void anAnswerReachesTheVisitorWithWhatWasSaidBefore() throws Exception {
        ExternalId conversation = world.begin("Where is my kettle?");
        world.mailing().run(world.answer(conversation, "reply-1", "It is on its <way>."));
        MimeMessage letter = world.letters().get(0);
        assertThat(letter.getAllRecipients()[0]).hasToString(MailWorld.ANNA);
        assertThat(letter.getFrom()[0].toString()).isEqualTo("Kettles & Co <chat@example.org>");
        assertThat(letter.getSubject()).isEqualTo("Your question: Where is my kettle?");
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        MimeMultipart parts = (MimeMultipart) letter.getContent();
        String plain = (String) parts.getBodyPart(0).getContent();
        assertThat(plain)
                .startsWith("It is on its <way>.")
                .contains("=== Please write your answer above this line ===")
                .contains("> Where is my kettle?");
        assertThat((String) parts.getBodyPart(1).getContent())
                .contains("It is on its &lt;way&gt;.")
                .doesNotContain("<way>");
    }

    @Test
    void aRepeatedLetterHasTheSameIdAndAnotherOneAnother() throws Exception {
        ExternalId conversation = world.begin("Where is my kettle?");
        Errand first = world.answer(conversation, "reply-1", "On its way.");
        world.mailing().run(first);
        world.mailing().run(first);
        world.mailing().run(world.answer(conversation, "reply-2", "It is there."));
        assertThat(id(0)).isEqualTo(id(1)).isNotEqualTo(id(2));
        assertThat(world.letters().get(2).getHeader("References")[0])
                .isEqualTo(world.letters().get(0).getHeader("References")[0]);
    }

    @Test
    void answersGoToAnAddressThatNamesTheConversation() throws Exception {
        world.mailing().run(world.answer(world.begin("One"), "reply-1", "Yes"));
        world.mailing().run(world.answer(world.begin("Two"), "reply-2", "Yes"));
        assertThat(replyTo(0)).matches("Kettles & Co <chat\\+[a-z2-7]{38}@example.org>");
        assertThat(replyTo(0)).isNotEqualTo(replyTo(1));
        assertThat(world.letters().get(0).getHeader("Return-Path")[0]).contains("chat+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hi\nBcc: eve@example.com\n\nSpam", "Hi\r\nSubject: other\r\n\r\n.\r\nQUIT"})
    void nothingThatSomebodyTypesBecomesAHeader(String text) throws Exception {
        world.mailing().run(world.answer(world.begin(text), "reply-1", text));
        assertThat(world.server.getReceivedMessages()).hasSize(1);
        MimeMessage letter = world.letters().get(0);
        assertThat(letter.getHeader("Bcc")).isNull();
        assertThat(letter.getHeader("Subject")).hasSize(1);
        assertThat(letter.getSubject()).startsWith("Your question: Hi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a,b@example.net", "anna@example.net>", "anna", "<a@b.c>,eve@example.com", "äöü@@example.net"})
    void anAddressThatIsNoneIsRefused(String address) throws Exception {
        Errand errand = world.answer(world.begin("Hi", address, null), "reply-1", "Hello");
        assertThatThrownBy(() -> world.mailing().run(errand)).isInstanceOf(SyncException.ItemRejected.class);
        assertThat(world.server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aLetterIsInTheLanguageOfTheVisitor() throws Exception {
        world.mailing().run(world.answer(world.begin("Wo ist er?", MailWorld.ANNA, "de-AT"), "reply-1", "Unterwegs."));
        assertThat(world.letters().get(0).getSubject()).isEqualTo("Ihre Frage: Wo ist er?");
        assertThat(MailWorld.body(world.letters().get(0))).contains("oberhalb dieser Zeile");
    }

    @Test
    void whoIsAwayGetsALetterAfterAWhile() throws Exception {
        Errand errand = world.answer(world.begin("Hi"), "reply-1", "Hello");
        assertThat(world.mailing().wait(errand)).contains(Duration.ofMinutes(5));
        world.now = world.now.plusSeconds(300);
        assertThat(world.mailing().wait(errand)).contains(Duration.ZERO);
    }

    @Test
    void whoWroteWhileNobodyWasThereGetsALetterAtOnce() throws Exception {
        DayOfWeek otherDay = world.now.atZone(ZoneOffset.UTC).plusDays(3).getDayOfWeek();
        world.hours = new String[] {otherDay.name().substring(0, 3) + " 09:00-10:00"};
        Errand errand = world.answer(world.begin("Hi"), "reply-1", "Hello");
        assertThat(world.mailing().wait(errand)).contains(Duration.ZERO);
    }

    @Test
    void whoWroteByEmailGetsALetterAtOnce() throws Exception {
        ExternalId conversation = world.begin("Hi");
        world.answer(conversation, "reply-1", "Hello");
        world.sayOn(conversation, "mail/abc");
        assertThat(world.mailing().wait(world.answer(conversation, "reply-2", "Again")))
                .contains(Duration.ZERO);
    }

    @Test
    void whoReadItInTheChatGetsNone() throws Exception {
        Errand errand = world.answer(world.begin("Hi"), "reply-1", "Hello");
        world.now = world.now.plusSeconds(10);
        world.seen = world.now;
        assertThat(world.mailing().wait(errand)).contains(Duration.ofSeconds(30));
        world.now = world.now.plusSeconds(60);
        world.seen = world.now;
        assertThat(world.mailing().wait(errand)).isEmpty();
    }

    @Test
    void whatThePageHasShownIsReadAndWhatItHasNotIsSentThoughItIsOpen() throws Exception {
        ExternalId conversation = world.begin("Hi");
        Errand first = world.answer(conversation, "reply-1", "Hello");
        world.readUpTo = OptionalLong.of(2);
        assertThat(world.mailing().wait(first)).isEmpty();
        Errand second = world.answer(conversation, "reply-2", "Are you there?");
        world.now = world.now.plusSeconds(300);
        world.seen = world.now;
        assertThat(world.mailing().wait(second)).contains(Duration.ZERO);
    }

    @Test
    void whoLeftJustThenGetsOne() throws Exception {
        Errand errand = world.answer(world.begin("Hi"), "reply-1", "Hello");
        world.seen = world.now.plusSeconds(10);
        world.now = world.now.plusSeconds(120);
        assertThat(world.mailing().wait(errand)).contains(Duration.ofSeconds(190));
    }

    @Test
    void whoWroteOnReadIt() throws Exception {
        ExternalId conversation = world.begin("Hi");
        Errand errand = world.answer(conversation, "reply-1", "Hello");
        world.sayOn(conversation, "Thanks");
        world.now = world.now.plusSeconds(600);
        assertThat(world.mailing().wait(errand)).isEmpty();
    }

    @Test
    void anAnswerThatDoesNotStandInTheConversationIsWaitedFor() throws Exception {
        ExternalId conversation = world.begin("Hi");
        world.mailing().answered(conversation, new ExternalId("webchat", "website", "reply-1"));
        Errand errand = world.errands.errands().get(0);
        assertThat(world.mailing().wait(errand)).contains(Duration.ofSeconds(5));
        world.now = world.now.plus(Duration.ofDays(4));
        assertThat(world.mailing().wait(errand)).isEmpty();
    }

    @Test
    void allThatWasSaidIsSentOnceAnHour() throws Exception {
        ExternalId conversation = world.begin("Where is my kettle?");
        world.answer(conversation, "reply-1", "On its way.");
        world.mailing().wanted(conversation);
        world.mailing().wanted(conversation);
        assertThat(world.errands.errands()).hasSize(2);
        Errand wish = world.errands.errands().get(1);
        assertThat(world.mailing().wait(wish)).contains(Duration.ZERO);
        world.mailing().run(wish);
        assertThat(world.letters().get(0).getSubject()).isEqualTo("Your conversation: Where is my kettle?");
        assertThat(MailWorld.body(world.letters().get(0)))
                .contains("Where is my kettle?")
                .contains("On its way.");
    }

    @Test
    void aWrongPasswordIsSaidWithoutIt() throws Exception {
        world.password = "wrong-secret";
        Errand errand = world.answer(world.begin("Hi"), "reply-1", "Hello");
        assertThatThrownBy(() -> world.mailing().run(errand))
                .isInstanceOfSatisfying(SyncException.Transient.class, e -> assertThat(e.inDoubt())
                        .isFalse())
                .hasMessageContaining("mend mailUser and .mailPassword")
                .hasMessageNotContaining("wrong-secret");
        assertThat(world.mailing().warnings()).hasSize(2).allMatch(text -> text.contains(".mailPassword"));
    }

    @Test
    void aServerWithoutTlsIsNotSpokenToInTheOpen() throws Exception {
        world.security = "starttls";
        Errand errand = world.answer(world.begin("Hi"), "reply-1", "Hello");
        assertThatThrownBy(() -> world.mailing().run(errand))
                .isInstanceOfSatisfying(SyncException.Transient.class, e -> assertThat(e.inDoubt())
                        .isFalse());
        assertThat(world.letters()).isEmpty();
    }

    @Test
    void aServerWhoseCertificateNobodyTrustsGetsNoPassword() throws Exception {
        world.security = "tls";
        Errand errand = world.answer(world.begin("Hi"), "reply-1", "Hello");
        GreenMail stranger = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        stranger.start();
        try {
            assertThatThrownBy(
                            () -> world.mailing(stranger.getSmtps().getPort()).run(errand))
                    .isInstanceOfSatisfying(SyncException.Transient.class, e -> assertThat(e.inDoubt())
                            .isFalse())
                    .hasMessageContaining("cannot be spoken to in secret");
            assertThat(stranger.getReceivedMessages()).isEmpty();
        } finally {
            stranger.stop();
        }
    }

    @Test
    void aServerThatIsAwayIsSaid() throws Exception {
        Errand errand = world.answer(world.begin("Hi"), "reply-1", "Hello");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(() -> world.mailing(port).run(errand))
                .isInstanceOfSatisfying(SyncException.Transient.class, e -> assertThat(e.inDoubt())
                        .isFalse())
                .hasMessageContaining("cannot be reached");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL FROM", "RCPT TO", "DATA"})
    void whatBreaksBeforeTheLetterIsHandedOverWasNotSent(String command) throws Exception {
        SyncException fault = sentTo(command, Optional.empty());
        assertThat(fault).isInstanceOf(SyncException.Transient.class);
        assertThat(fault.inDoubt()).isFalse();
    }

    @Test
    void whatBreaksBehindTheLetterIsInDoubt() throws Exception {
        SyncException fault = sentTo("\r\n.\r\n", Optional.empty());
        assertThat(fault).isInstanceOf(SyncException.Transient.class);
        assertThat(fault.inDoubt()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RCPT TO", "DATA", "\r\n.\r\n"})
    void whatIsRefusedForNowIsTriedAgainAndWhatIsRefusedForGoodIsNot(String command) throws Exception {
        SyncException busy = sentTo(command, Optional.of("452 4.2.2 Mailbox full"));
        assertThat(busy).isInstanceOf(SyncException.Transient.class).hasMessageContaining("Mailbox full");
        assertThat(busy.inDoubt()).isFalse();
        assertThat(sentTo(command, Optional.of("550 5.1.1 No such user")))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("No such user");
    }

    @Test
    void theRepIsToldWhatDidNotGoOut() throws Exception {
        Errand errand = world.answer(world.begin("Hi"), "reply-1", "Hello there");
        world.mailing().unfinished(errand, "No such user.");
        world.mailing().unfinished(errand, "No such user.");
        assertThat(world.errands.notes())
                .containsExactly(
                        "The visitor may not have got this answer by e-mail. No such user.\nThe answer: Hello there");
    }

    /** Sends a letter to a server that hangs up, or refuses, at a command. */
    private SyncException sentTo(String command, Optional<String> refusal) throws Exception {
        world.now = world.now.plusSeconds(1);
        Errand errand = world.answer(world.begin("Hi " + world.now), "reply-" + world.now.toEpochMilli(), "Hello");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread peer = new Thread(() -> serve(server, command, refusal));
            peer.start();
            try {
                world.mailing(server.getLocalPort()).run(errand);
                throw new AssertionError("it was sent");
            } catch (SyncException e) {
                return e;
            } finally {
                peer.join(5_000);
            }
        }
    }

    private static void serve(ServerSocket server, String command, Optional<String> refusal) {
        try (Socket client = server.accept()) {
            StringBuilder heard = new StringBuilder();
            say(client, "220 ready");
            boolean letter = false;
            InputStream in = client.getInputStream();
            for (int read = in.read(); read >= 0; read = in.read()) {
                heard.append((char) read);
                boolean over = letter
                        ? heard.toString().endsWith("\r\n.\r\n")
                        : heard.toString().endsWith("\r\n");
                if (!over) {
                    continue;
                }
                boolean here =
                        letter ? command.startsWith("\r") : heard.toString().startsWith(command);
                if (here && refusal.isEmpty()) {
                    return;
                }
                String answer = heard.toString().startsWith("EHLO")
                        ? "250 AUTH PLAIN"
                        : heard.toString().startsWith("AUTH")
                                ? "235 in"
                                : heard.toString().startsWith("DATA") ? "354 go" : "250 ok";
                letter = heard.toString().startsWith("DATA") && !here;
                say(client, here ? refusal.get() : answer);
                heard.setLength(0);
            }
        } catch (IOException e) {
            // The client has left.
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private String id(int letter) throws Exception {
        return world.letters().get(letter).getMessageID();
    }

    private String replyTo(int letter) throws Exception {
        return world.letters().get(letter).getReplyTo()[0].toString();
    }
}
