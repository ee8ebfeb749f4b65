// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.parley.channel.webchat.MemoryDesk;
import io.parley.channel.webchat.MemoryErrands;
import io.parley.channel.webchat.hours.BusinessHours;
import io.parley.lab.LabServices;
import io.parley.model.Change;
import io.parley.model.ContactPoint;
import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.Direction;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.model.Visibility;
import io.parley.spi.Cursor;
import io.parley.spi.channel.Errand;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A mail server with the mailbox of the chat, conversations in memory, and a clock that is set. */
final class MailWorld implements AutoCloseable {

    static final String CHAT = "chat@example.org";
    static final String ANNA = "anna@example.net";
    static final String PASSWORD = "letmein";

    final GreenMail server;
    final MemoryDesk desk = new MemoryDesk();
    final MemoryErrands errands = new MemoryErrands();
    final LabServices services = new LabServices();
    private final boolean plusAddresses;
    Instant now = Instant.now().minusSeconds(3_600);

    @Nullable Instant seen;

    OptionalLong readUpTo = OptionalLong.empty();

    String password = PASSWORD;
    String security = "none";
    String language = "en";
    String[] hours = {};

    MailWorld() {
        this(true);
    }

    MailWorld(boolean plusAddresses) {
        this.plusAddresses = plusAddresses;
        server = new GreenMail(new ServerSetup[] {setup(ServerSetup.PROTOCOL_SMTP), setup(ServerSetup.PROTOCOL_IMAP)});
        server.setUser(CHAT, CHAT, PASSWORD);
        server.start();
    }

    private static ServerSetup setup(String protocol) {
        return new ServerSetup(0, "127.0.0.1", protocol);
    }

    Mailing mailing() {
        return mailing(server.getSmtp().getPort());
    }

    Mailing mailing(int smtpPort) {
        MailConfiguration configuration = new MailConfiguration(
                "Kettles & Co",
                "127.0.0.1",
                smtpPort,
                security,
                CHAT,
                password,
                CHAT,
                plusAddresses,
                5,
                language,
                "127.0.0.1",
                server.getImap().getPort(),
                "none",
                "INBOX");
        return new Mailing(
                "website",
                MailSettings.of(configuration).orElseThrow(),
                services.tokenSigner(),
                errands,
                desk,
                services.htmlText(),
                attendance(),
                new BusinessHours(hours, "UTC", new String[0], () -> now),
                () -> now);
    }

    private Attendance attendance() {
        return new Attendance() {
            @Override
            public Optional<Instant> lastSeen(ExternalId conversation) {
                return Optional.ofNullable(seen);
            }

            @Override
            public OptionalLong readUpTo(ExternalId conversation) {
                return readUpTo;
            }
        };
    }

    ExternalId begin(String text) throws Exception {
        return begin(text, ANNA, null);
    }

    ExternalId begin(String text, String email, @Nullable String language) throws Exception {
        String id = services.tokenSigner().sign("website", "conversation", text);
        SocialProfile anna = SocialProfile.of(webchat("visitor/" + id))
                .displayName("Anna")
                .contactPoint(new ContactPoint(ContactPoint.Kind.EMAIL, email, false))
                .observedAt(now)
                .build();
        Conversation conversation = Conversation.of(webchat(id), ConversationKind.CHAT, Visibility.PRIVATE)
                .startedAt(now)
                .build();
        say(conversation, anna, id + "/1", text, Direction.INBOUND, language);
        return conversation.id();
    }

    /** A rep answers: it stands in the conversation, and may become a letter. */
    Errand answer(ExternalId conversation, String key, String text) throws Exception {
        mailing().answered(conversation, webchat(key));
        now = now.plusSeconds(1);
        SocialProfile rep = SocialProfile.of(webchat("account:website"))
                .displayName("website")
                .observedAt(now)
                .build();
        Conversation known = desk.opening(conversation).orElseThrow().conversation();
        say(known, rep, key, text, Direction.OUTBOUND, null);
        return errands.errands().stream()
                .filter(errand -> errand.key().endsWith("/" + key))
                .findFirst()
                .orElseThrow();
    }

    /** The visitor says something in the chat. */
    void sayOn(ExternalId conversation, String text) throws Exception {
        now = now.plusSeconds(1);
        SocialProfile anna = desk.opening(conversation).orElseThrow().author();
        Conversation known = desk.opening(conversation).orElseThrow().conversation();
        say(known, anna, conversation.id() + "/" + text, text, Direction.INBOUND, null);
    }

    private void say(
            Conversation conversation,
            SocialProfile author,
            String id,
            String text,
            Direction direction,
            @Nullable String language)
            throws Exception {
        Message message = Message.of(webchat(id))
                .conversation(conversation.id())
                .author(author.id())
                .direction(direction)
                .visibility(Visibility.PRIVATE)
                .text(text)
                .language(language)
                .sentAt(now)
                .revision(1)
                .build();
        desk.accept("website", List.of(new Change.MessageSeen(message, author, conversation)));
    }

    /** Letters that the server took, apart from those to the chat itself. */
    List<MimeMessage> letters() throws Exception {
        List<MimeMessage> letters = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            if (!message.getAllRecipients()[0].toString().contains("chat")) {
                letters.add(message);
            }
        }
        return letters;
    }

    /** An e-mail comes into the mailbox of the chat. */
    void comes(String raw) throws Exception {
        byte[] bytes = raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        server.getUserManager().getUser(CHAT).deliver(message);
    }

    Page pull(@Nullable Cursor after) throws Exception {
        return pull(after, 200);
    }

    Page pull(@Nullable Cursor after, int limit) throws Exception {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        return mailing().pull(new PullRequest(Mailing.STREAM, after, yesterday, limit));
    }

    static String body(MimeMessage letter) throws Exception {
        return GreenMailUtil.getBody(letter);
    }

    static List<String> said(Page page) {
        return page.changes().stream()
                .map(change -> ((Change.MessageSeen) change).message().text())
                .toList();
    }

    private static ExternalId webchat(String id) {
        return new ExternalId("webchat", "website", id);
    }

    @Override
    public void close() {
        server.stop();
        services.close();
    }
}
