// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.model.Change;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.Visibility;
import io.parley.spi.channel.Errand;
import io.parley.spi.channel.Errands;
import io.parley.spi.channel.Inbox.NotStoredException;
import io.parley.spi.channel.Transcript;
import io.parley.spi.channel.Transcript.Opening;
import java.time.Instant;
import java.util.Optional;

/** Finds the conversation in which an e-mail belongs, and makes of it what it means there. */
final class Postman {

    private static final JsonMapper JSON = new JsonMapper();

    private final String account;
    private final MailSettings settings;
    private final MailTokens tokens;
    private final Errands errands;
    private final Transcript transcript;

    Postman(String account, MailSettings settings, MailTokens tokens, Errands errands, Transcript transcript) {
        this.account = account;
        this.settings = settings;
        this.tokens = tokens;
        this.errands = errands;
        this.transcript = transcript;
    }

    /** What became of an e-mail. */
    enum Fate {
        /** It was said in a conversation. */
        SAID,
        /** It says that a letter did not arrive, which the rep is told. */
        TOLD,
        /** A program or we ourselves wrote it. */
        IGNORED,
        /** It belongs to no conversation. */
        UNKNOWN
    }

    /**
     * What an e-mail means.
     *
     * @param fate what became of it
     * @param change what was said; empty if nothing was
     */
    record Meaning(Fate fate, Optional<Change> change) {}

    /**
     * Says what an e-mail means; who has to be told is told.
     *
     * @param at when the mail server got it
     */
    Meaning meaning(Mail mail, Instant at) throws NotStoredException, InterruptedException {
        Optional<Opening> opening = mail.tokens().stream()
                .filter(tokens::signed)
                .flatMap(token -> opening(tokens.nameOf(token)).stream())
                .findFirst();
        if (opening.isEmpty()) {
            return new Meaning(Fate.UNKNOWN, Optional.empty());
        }
        ExternalId conversation = opening.get().conversation().id();
        if (mail.kind() == Mail.Kind.BOUNCE) {
            String why = mail.text().isEmpty() ? "" : " " + mail.text();
            errands.note(
                    account, conversation, tokens.mark(mail.id()), "An e-mail to the visitor did not arrive." + why);
            return new Meaning(Fate.TOLD, Optional.empty());
        }
        if (mail.kind() == Mail.Kind.AUTOMATIC || mail.from().equalsIgnoreCase(settings.from())) {
            return new Meaning(Fate.IGNORED, Optional.empty());
        }
        Message message = Message.of(Mailing.said(conversation, tokens.mark(mail.id())))
                .conversation(conversation)
                .author(opening.get().author().id())
                .visibility(Visibility.PRIVATE)
                .text(text(mail, opening.get()))
                .sentAt(at)
                .revision(1)
                .build();
        Change said = new Change.MessageSeen(
                message, opening.get().author(), opening.get().conversation());
        return new Meaning(Fate.SAID, Optional.of(said));
    }

    private Optional<Opening> opening(String name) {
        return errands.find(account, Mailing.ERRANDS + name + "/")
                .flatMap(errand -> transcript.opening(Mailing.conversation(account, conversationId(errand))));
    }

    private static String conversationId(Errand errand) {
        try {
            return JSON.readTree(errand.text()).path("conversation").textValue();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was stored is JSON", e);
        }
    }

    private static String text(Mail mail, Opening opening) {
        boolean ofVisitor = opening.author().contactPoints().stream()
                .anyMatch(point -> point.value().equalsIgnoreCase(mail.from()));
        String text = mail.text().isEmpty() ? "(an e-mail without a text)" : mail.text();
        return ofVisitor ? text : "(By e-mail from " + mail.from() + ", which is not the visitor's address.)\n" + text;
    }
}
