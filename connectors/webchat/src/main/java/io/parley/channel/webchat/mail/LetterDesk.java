// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.channel.webchat.hours.BusinessHours;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.spi.SyncException;
import io.parley.spi.Untrusted;
import io.parley.spi.channel.Errand;
import io.parley.spi.channel.Errands;
import io.parley.spi.channel.Inbox.NotStoredException;
import io.parley.spi.channel.Transcript;
import io.parley.spi.channel.Transcript.Entry;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Sends to visitors what they did not read in the chat. A letter is an errand of the agent: once an answer stands in the
 * conversation, it is noted that it is being sent, and it is sent once at most.
 */
final class LetterDesk {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    /** Whoever has looked for so long behind an answer has read it, where the page does not tell. */
    private static final Duration READING = Duration.ofMinutes(1);
    /** An answer that does not stand in the conversation by then was never sent, which is said elsewhere. */
    private static final Duration LONGEST_UNTOLD = Duration.ofDays(3);

    private static final int LONGEST_EXCERPT = 200;

    private final String account;
    private final MailSettings settings;
    private final MailTokens tokens;
    private final Errands errands;
    private final Transcript transcript;
    private final Attendance attendance;
    private final BusinessHours hours;
    private final InstantSource clock;
    private final SmtpSender sender;
    private final LetterWriter writer;

    LetterDesk(
            String account,
            MailSettings settings,
            MailTokens tokens,
            Errands errands,
            Transcript transcript,
            Attendance attendance,
            BusinessHours hours,
            InstantSource clock) {
        this.account = account;
        this.settings = settings;
        this.tokens = tokens;
        this.errands = errands;
        this.transcript = transcript;
        this.attendance = attendance;
        this.hours = hours;
        this.clock = clock;
        this.sender = new SmtpSender(settings);
        this.writer = new LetterWriter(settings, tokens);
    }

    void check() throws SyncException {
        sender.check();
    }

    /** Remembers that an answer may have to be sent as a letter. */
    void answered(ExternalId conversation, ExternalId answer) throws NotStoredException, InterruptedException {
        add(conversation, answer.id(), JsonNodeFactory.instance.objectNode().put("answer", answer.id()));
    }

    /** Remembers that a visitor wants all that was said; once an hour. */
    void wanted(ExternalId conversation) throws NotStoredException, InterruptedException {
        long hour = clock.instant().getEpochSecond() / Duration.ofHours(1).toSeconds();
        add(conversation, "transcript-" + hour, JsonNodeFactory.instance.objectNode());
    }

    private void add(ExternalId conversation, String key, ObjectNode text)
            throws NotStoredException, InterruptedException {
        text.put("conversation", conversation.id());
        errands.add(
                account,
                new Errand(
                        Mailing.ERRANDS + tokens.name(conversation.id()) + "/" + key,
                        text.toString(),
                        clock.instant()));
    }

    Optional<Duration> wait(Errand errand) {
        JsonNode wish = read(errand);
        if (!wish.has("answer")) {
            return Optional.of(Duration.ZERO);
        }
        ExternalId conversation = conversation(wish);
        Optional<History> history = History.of(transcript, conversation);
        Optional<Entry> answer = history.flatMap(known -> known.entry(answer(conversation, wish)));
        Instant now = clock.instant();
        if (answer.isEmpty()) {
            return errand.since().plus(LONGEST_UNTOLD).isBefore(now) ? Optional.empty() : Optional.of(SOON);
        }
        if (history.get().answeredAfter(answer.get())) {
            return Optional.empty();
        }
        Instant told = answer.get().at();
        OptionalLong read = attendance.readUpTo(conversation);
        if (read.isPresent()) {
            return read.getAsLong() >= answer.get().sequence()
                    ? Optional.empty()
                    : until(told, history.get(), answer.get());
        }
        Optional<Instant> seen = attendance.lastSeen(conversation).filter(at -> at.isAfter(told));
        if (seen.isPresent() && !seen.get().isBefore(told.plus(READING))) {
            return Optional.empty();
        }
        if (seen.isPresent() && !seen.get().isBefore(now)) {
            return Optional.of(LOOK_AGAIN);
        }
        return until(seen.orElse(told), history.get(), answer.get());
    }

    private Optional<Duration> until(Instant since, History history, Entry answer) {
        Duration left = Duration.between(clock.instant(), since.plus(patience(history, answer)));
        return Optional.of(left.isNegative() ? Duration.ZERO : left);
    }

    /** Whoever wrote while nobody was there, or by e-mail, does not wait in the chat. */
    private Duration patience(History history, Entry answer) {
        List<Message> before = history.before(answer);
        Optional<Message> last = before.stream()
                .filter(message -> message.author().equals(history.visitor().id()))
                .reduce((earlier, later) -> later);
        boolean elsewhere = last.isPresent()
                && (Mailing.byMail(last.get().id()) || !hours.open(last.get().sentAt()));
        return elsewhere ? Duration.ZERO : settings.away();
    }

    void run(Errand errand) throws SyncException {
        JsonNode wish = read(errand);
        ExternalId conversation = conversation(wish);
        History history = History.of(transcript, conversation)
                .orElseThrow(() -> new SyncException.RecordGone("The conversation is no longer there."));
        String name = tokens.name(conversation.id());
        Letter letter;
        try {
            if (wish.has("answer")) {
                Entry answer = history.entry(answer(conversation, wish))
                        .orElseThrow(() -> new SyncException.RecordGone("The answer is no longer there."));
                letter = writer.answer(
                        sender.session(),
                        name,
                        history,
                        errand.key(),
                        answer.message().orElseThrow(),
                        history.before(answer));
            } else {
                letter = writer.transcript(sender.session(), name, history, errand.key(), errand.since());
            }
        } catch (MessagingException e) {
            throw new SyncException.ItemRejected("The visitor's address is none that e-mail can be sent to.");
        }
        sender.send(letter);
    }

    /** Tells the rep that a letter did not go out, or may not have. */
    void unfinished(Errand errand, String reason) throws NotStoredException, InterruptedException {
        JsonNode wish = read(errand);
        ExternalId conversation = conversation(wish);
        String excerpt = !wish.has("answer")
                ? ""
                : History.of(transcript, conversation)
                        .flatMap(history -> history.entry(answer(conversation, wish)))
                        .flatMap(Entry::message)
                        .map(message -> "\nThe answer: " + Untrusted.cut(message.text(), LONGEST_EXCERPT))
                        .orElse("");
        String what = wish.has("answer") ? "this answer" : "what was said";
        errands.note(
                account,
                conversation,
                tokens.mark(errand.key()),
                "The visitor may not have got " + what + " by e-mail. " + reason + excerpt);
    }

    private ExternalId conversation(JsonNode wish) {
        return Mailing.conversation(account, wish.path("conversation").textValue());
    }

    private static ExternalId answer(ExternalId conversation, JsonNode wish) {
        return new ExternalId(
                conversation.channel(),
                conversation.realm(),
                wish.path("answer").textValue());
    }

    private static JsonNode read(Errand errand) {
        try {
            return JSON.readTree(errand.text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was stored is JSON", e);
        }
    }
}
