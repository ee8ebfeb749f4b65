// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.model.Change;
import io.parley.model.ExternalId;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** E-mails of visitors, in a real mailbox. */
class MailboxTest {

    private final MailWorld world = new MailWorld();
    private ExternalId conversation;
    private String replyTo;
    private String letterId;

    @BeforeEach
    void sendALetter() throws Exception {
        conversation = world.begin("Where is my kettle?");
        world.mailing().run(world.answer(conversation, "reply-1", "On its way."));
        MimeMessage letter = world.letters().get(0);
        replyTo = letter.getReplyTo()[0].toString().replaceAll(".*<|>.*", "");
        letterId = letter.getMessageID();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatAVisitorAnswersStandsInTheConversation() throws Exception {
        world.comes(mail("1", replyTo, "When will it come?\n\n> On its way."));
        Page page = world.pull(null);
        assertThat(MailWorld.said(page)).containsExactly("When will it come?\n[…]");
        Change.MessageSeen seen = (Change.MessageSeen) page.changes().get(0);
        assertThat(seen.conversation().id()).isEqualTo(conversation);
        assertThat(seen.author())
                .isEqualTo(world.desk.opening(conversation).orElseThrow().author());
        assertThat(page.more()).isFalse();
    }

    @Test
    void fromAnyPlaceTheRestIsReadOnceInItsOrder() throws Exception {
        for (int i = 1; i <= 7; i++) {
            world.comes(mail(String.valueOf(i), replyTo, "Number " + i));
        }
        List<String> said = new ArrayList<>();
        Cursor cursor = null;
        Page page;
        do {
            page = world.pull(cursor, 3);
            assertThat(MailWorld.said(world.pull(cursor, 3))).isEqualTo(MailWorld.said(page));
            said.addAll(MailWorld.said(page));
            cursor = page.next();
        } while (page.more());
        assertThat(said).hasSize(7).startsWith("Number 1", "Number 2").endsWith("Number 7");
        assertThat(world.pull(cursor).changes()).isEmpty();
        world.comes(mail("8", replyTo, "Number 8"));
        assertThat(MailWorld.said(world.pull(cursor))).containsExactly("Number 8");
    }

    @Test
    void anEmptyMailboxIsReadFromItsEnd() throws Exception {
        Cursor cursor = world.pull(null).next();
        world.comes(mail("1", replyTo, "Hello"));
        assertThat(MailWorld.said(world.pull(cursor))).containsExactly("Hello");
    }

    @Test
    void theSameEmailIsTheSameMessage() throws Exception {
        world.comes(mail("1", replyTo, "Hello"));
        world.comes(mail("1", replyTo, "Hello"));
        Page page = world.pull(null);
        assertThat(page.changes()).hasSize(2);
        assertThat(page.changes().get(0).subject())
                .isEqualTo(page.changes().get(1).subject());
    }

    @Test
    void whenTheMailboxWasMadeAnewNothingIsMissedOrTwice() throws Exception {
        world.comes(mail("1", replyTo, "Hello"));
        Page before = world.pull(null);
        Cursor elsewhere = new Cursor(before.next()
                .json()
                .replaceFirst("\"validity\":\\d+", "\"validity\":7")
                .replaceFirst("\"number\":\\d+", "\"number\":900"));
        world.comes(mail("2", replyTo, "Still there?"));
        Page page = world.pull(elsewhere);
        assertThat(MailWorld.said(page)).containsExactly("Hello", "Still there?");
        assertThat(page.changes().get(0).subject())
                .isEqualTo(before.changes().get(0).subject());
    }

    @Test
    void anAnswerIsAlsoRecognisedByWhatItRefersTo() throws Exception {
        world.comes("Message-ID: <1@x>\nFrom: anna@example.net\nTo: chat@example.org\nIn-Reply-To: " + letterId
                + "\nSubject: Re\n\nHello");
        assertThat(MailWorld.said(world.pull(null))).containsExactly("Hello");
    }

    @Test
    void aTokenThatLostItsCaseIsRecognised() throws Exception {
        world.comes(mail("1", replyTo.toUpperCase(java.util.Locale.ROOT), "Hello"));
        assertThat(MailWorld.said(world.pull(null))).containsExactly("Hello");
    }

    @Test
    void withoutATokenOrWithAForgedOneItIsLeftAlone() throws Exception {
        char last = replyTo.charAt(replyTo.indexOf('@') - 1);
        world.comes(mail("1", "chat@example.org", "Buy"));
        world.comes(mail("2", replyTo.replace(last + "@", (last == 'a' ? 'b' : 'a') + "@"), "Forged"));
        world.comes(mail("3", "chat+" + "a".repeat(38) + "@example.org", "Forged"));
        world.comes(mail("4", replyTo, "Hello"));
        Page page = world.pull(null);
        assertThat(MailWorld.said(page)).containsExactly("Hello");
        assertThat(page.rejected()).isEmpty();
        assertThat(world.errands.notes()).isEmpty();
    }

    @Test
    void whoWritesFromAnotherAddressIsNamed() throws Exception {
        world.comes(mail("1", replyTo, "Hello").replace("anna@example.net", "Bob@example.com"));
        assertThat(MailWorld.said(world.pull(null)))
                .containsExactly("(By e-mail from bob@example.com, which is not the visitor's address.)\nHello");
    }

    @Test
    void whatProgramsAnswerIsNotSaid() throws Exception {
        for (String header : List.of(
                "Auto-Submitted: auto-replied",
                "Precedence: bulk",
                "X-Autoreply: yes",
                "List-Id: <x>",
                "Return-Path: <>")) {
            world.comes(header + "\n" + mail(header, replyTo, "I am away"));
        }
        world.comes(mail("own", replyTo, "Echo").replace("anna@example.net", "chat@example.org"));
        world.comes("Auto-Submitted: no\n" + mail("person", replyTo, "Hello"));
        assertThat(MailWorld.said(world.pull(null))).containsExactly("Hello");
        assertThat(world.errands.notes()).isEmpty();
    }

    @Test
    void aLetterThatComesBackIsToldToTheRep() throws Exception {
        world.comes(bounce("failed"));
        world.comes(bounce("delayed"));
        assertThat(world.pull(null).changes()).isEmpty();
        world.pull(null);
        assertThat(world.errands.notes())
                .containsExactly("An e-mail to the visitor did not arrive. smtp; 550 5.1.1 No such user");
    }

    @Test
    void anEmailThatIsTooLargeIsReadAsFarAsItIsBounded() throws Exception {
        world.comes(mail("1", replyTo, "Look\n\n" + "0123456789abcdef\n".repeat(400_000)));
        String said = MailWorld.said(world.pull(null)).get(0);
        assertThat(said).startsWith("Look").hasSizeLessThanOrEqualTo(10_000);
    }

    @Test
    void aWrongPasswordIsSaid() {
        world.password = "wrong-secret";
        assertThatThrownBy(() -> world.pull(null))
                .isInstanceOf(SyncException.Transient.class)
                .hasMessageContaining(".mailPassword")
                .hasMessageNotContaining("wrong-secret");
    }

    @Test
    void theMarkInTheSubjectWillDoWhereAddressesCarryNone() throws Exception {
        try (MailWorld plain = new MailWorld(false)) {
            plain.mailing().run(plain.answer(plain.begin("Hi"), "reply-1", "Hello"));
            MimeMessage letter = plain.letters().get(0);
            assertThat(letter.getReplyTo()[0].toString()).contains("<chat@example.org>");
            plain.comes("Message-ID: <1@x>\nFrom: anna@example.net\nTo: chat@example.org\nSubject: Re: "
                    + letter.getSubject() + "\n\nThanks");
            assertThat(MailWorld.said(plain.pull(null))).containsExactly("Thanks");
        }
    }

    private static String mail(String id, String to, String text) {
        return "Message-ID: <" + id.replaceAll("\\W", "") + "@mail.example.net>\nFrom: Anna <anna@example.net>\nTo: "
                + to + "\nSubject: Re: Your question\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n";
    }

    private String bounce(String action) {
        return """
                Message-ID: <%s@mx.example.net>
                Return-Path: <>
                From: MAILER-DAEMON@mx.example.net
                To: chat@example.org
                Subject: Undelivered
                Auto-Submitted: auto-replied
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                Sorry.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net

                Final-Recipient: rfc822; anna@example.net
                Action: %s
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 No such user
                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s
                Subject: Your question
                --b--
                """.formatted(action, action, letterId);
    }
}
