// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import io.parley.channel.webchat.hours.BusinessHours;
import io.parley.model.ExternalId;
import io.parley.spi.HtmlText;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Errand;
import io.parley.spi.channel.Errands;
import io.parley.spi.channel.Inbox.NotStoredException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.TokenSigner;
import io.parley.spi.channel.Transcript;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The e-mail of one chat: letters to visitors, and what they answer. */
public final class Mailing {

    /** The stream of what visitors answer by e-mail. */
    public static final String STREAM = "mail";

    /** With this the keys of letters begin, then comes the name of their conversation. */
    static final String ERRANDS = "mail/";

    private static final String CHANNEL = "webchat";
    private static final String BY_MAIL = "/mail/";

    private final LetterDesk letters;
    private final Optional<Mailbox> mailbox;

    /** The e-mail of an account, with the services of the agent. */
    public Mailing(
            String account,
            MailSettings settings,
            TokenSigner signer,
            Errands errands,
            Transcript transcript,
            HtmlText htmlText,
            Attendance attendance,
            BusinessHours hours,
            InstantSource clock) {
        MailTokens tokens = new MailTokens(account, signer);
        letters = new LetterDesk(account, settings, tokens, errands, transcript, attendance, hours, clock);
        Postman postman = new Postman(account, settings, tokens, errands, transcript);
        mailbox = settings.imap().map(server -> new Mailbox(server, settings, postman, new MailReader(htmlText)));
    }

    static ExternalId conversation(String account, String id) {
        return new ExternalId(CHANNEL, account, id);
    }

    /** The id of what came by e-mail into a conversation. */
    static ExternalId said(ExternalId conversation, String mark) {
        return new ExternalId(conversation.channel(), conversation.realm(), conversation.id() + BY_MAIL + mark);
    }

    static boolean byMail(ExternalId message) {
        return message.id().contains(BY_MAIL);
    }

    /** {@return whether visitors can answer by e-mail} */
    public boolean reads() {
        return mailbox.isPresent();
    }

    /** {@return sentences about what does not work} */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        try {
            letters.check();
        } catch (SyncException e) {
            warnings.add("Answers cannot be sent by e-mail: " + e.getMessage());
        }
        try {
            if (mailbox.isPresent()) {
                mailbox.get().check();
            }
        } catch (SyncException e) {
            warnings.add("Answers of visitors by e-mail cannot be read: " + e.getMessage());
        }
        return warnings;
    }

    /** Remembers that an answer may have to be sent as a letter. */
    public void answered(ExternalId conversation, ExternalId answer) throws NotStoredException, InterruptedException {
        letters.answered(conversation, answer);
    }

    /** Remembers that a visitor wants all that was said; once an hour. */
    public void wanted(ExternalId conversation) throws NotStoredException, InterruptedException {
        letters.wanted(conversation);
    }

    /** As the face of the connector says. */
    public Optional<Duration> wait(Errand errand) {
        return letters.wait(errand);
    }

    /** As the face of the connector says. */
    public void run(Errand errand) throws SyncException {
        letters.run(errand);
    }

    /** As the face of the connector says. */
    public void unfinished(Errand errand, String reason) throws NotStoredException, InterruptedException {
        letters.unfinished(errand, reason);
    }

    /** As the face of the connector says. */
    public Page pull(PullRequest request) throws SyncException, InterruptedException {
        return mailbox.orElseThrow().pull(request);
    }
}
