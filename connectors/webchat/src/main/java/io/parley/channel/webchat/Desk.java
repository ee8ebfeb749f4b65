// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.channel.webchat.guard.Customer;
import io.parley.channel.webchat.guard.Customers;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.model.Attachment;
import io.parley.model.Change;
import io.parley.model.ContactPoint;
import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.Rating;
import io.parley.model.SocialProfile;
import io.parley.model.Visibility;
import io.parley.spi.Untrusted;
import io.parley.spi.channel.Inbox;
import io.parley.spi.channel.Inbox.NotStoredException;
import io.parley.spi.channel.TokenSigner;
import io.parley.spi.channel.Transcript;
import io.parley.spi.http.WebhookSignatures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Where visitors are received: makes conversations and messages of what they say. Nothing is kept here: the id of a
 * conversation follows from how it was begun, so that beginning it again is recognised, and its token from its id.
 */
final class Desk {

    private static final int LONGEST_NAME_FOR_SUBJECT = 60;
    private static final String CUSTOMER = "customer/";
    private static final int AT_ONCE = 500;

    private final String account;
    private final Inbox inbox;
    private final Transcript transcript;
    private final TokenSigner signer;
    private final InstantSource clock;
    private final Customers customers;

    Desk(
            String account,
            Inbox inbox,
            Transcript transcript,
            TokenSigner signer,
            InstantSource clock,
            Customers customers) {
        this.account = account;
        this.inbox = inbox;
        this.transcript = transcript;
        this.signer = signer;
        this.clock = clock;
        this.customers = customers;
    }

    /**
     * A conversation that was begun.
     *
     * @param id of the conversation
     * @param token opens this conversation and no other
     * @param queuePosition 1 for the next to be answered, 0 when it waits no longer
     * @param expectedWait until it is answered, as far as that can be told
     */
    record Begun(String id, String token, int queuePosition, Optional<Duration> expectedWait) {}

    Begun begin(Said.Beginning said, String address, Circumstances circumstances)
            throws NotStoredException, InterruptedException {
        String id = signer.sign(account, "conversation", said.identity(circumstances.origin(address)));
        Instant now = now();
        SocialProfile visitor = circumstances
                .customer()
                .map(customer -> profile(customer, said, now))
                .orElseGet(() -> profile(id, said, now));
        Conversation.Builder conversation = Conversation.of(webchat(id), ConversationKind.CHAT, Visibility.PRIVATE)
                .subject("Chat with "
                        + Untrusted.cut(visitor.displayName(), LONGEST_NAME_FOR_SUBJECT)
                        + circumstances.remark())
                .page(circumstances.page().orElse(null))
                .startedAt(now);
        circumstances.department().ifPresent(department -> conversation.attribute("department", department));
        Optional<Transcript.Opening> before = transcript.opening(webchat(id));
        if (before.isEmpty()) {
            Conversation begun = conversation.build();
            Message.Builder first = message(begun, said.clientMessageId(), visitor, now);
            first.language(said.language().orElse(null));
            store(first.text(said.text()).revision(1), visitor, begun);
        }
        int place = transcript.queuePosition(webchat(id)).orElse(0);
        Optional<Duration> wait = place == 0 ? Optional.empty() : transcript.expectedWait(account, place);
        return new Begun(id, tokenOf(id), place, wait);
    }

    /** Somebody of whom nothing is known is another one in each conversation. */
    private SocialProfile profile(String conversation, Said.Beginning said, Instant now) {
        SocialProfile.Builder visitor = SocialProfile.of(webchat("visitor/" + conversation))
                .displayName(said.name())
                .observedAt(now);
        said.email().ifPresent(email -> visitor.contactPoint(new ContactPoint(ContactPoint.Kind.EMAIL, email, false)));
        return visitor.build();
    }

    /** What the site says of them counts more than what they say. */
    private SocialProfile profile(Customer customer, Said.Beginning said, Instant now) {
        SocialProfile.Builder visitor = SocialProfile.of(webchat(CUSTOMER + customer.id()))
                .displayName(customer.name().orElse(said.name()))
                .observedAt(now);
        customer.email()
                .or(() -> said.email().map(email -> new ContactPoint(ContactPoint.Kind.EMAIL, email, false)))
                .ifPresent(visitor::contactPoint);
        return visitor.build();
    }

    /** Says how long somebody who begins now will probably wait. */
    void describeWait(ObjectNode settings) {
        transcript
                .expectedWait(account, transcript.waiting(account) + 1)
                .ifPresent(wait -> settings.put("expectedWaitSeconds", wait.toSeconds()));
    }

    /** Takes in what a visitor says. */
    void say(String conversationId, Said.Line said, List<Attachment> files)
            throws RefusedException, NotStoredException, InterruptedException {
        Transcript.Opening opening = opening(conversationId);
        admit(opening.author());
        Message.Builder line = message(opening.conversation(), said.clientMessageId(), opening.author(), now());
        files.forEach(line::attachment);
        store(line.text(said.text()).revision(1), opening.author(), opening.conversation());
    }

    /** Takes in how content a visitor is. Until the conversation is closed once more, a later verdict replaces it. */
    void rate(String conversationId, Said.Verdict said)
            throws RefusedException, NotStoredException, InterruptedException {
        Transcript.Opening opening = opening(conversationId);
        String id = "rating-" + lastClosing(opening.conversation().id());
        Message.Builder verdict = message(opening.conversation(), id, opening.author(), now())
                .rating(new Rating(said.stars(), Said.MOST_STARS));
        store(verdict.text(said.text()), opening.author(), opening.conversation());
    }

    /** Customers may have been blocked meanwhile. */
    private void admit(SocialProfile visitor) throws RefusedException {
        String id = visitor.id().id();
        if (id.startsWith(CUSTOMER)) {
            customers.admit(id.substring(CUSTOMER.length()));
        }
    }

    private Transcript.Opening opening(String conversationId) throws RefusedException {
        return transcript
                .opening(conversation(conversationId))
                .orElseThrow(() -> new RefusedException(404, "There is no such conversation."));
    }

    private long lastClosing(ExternalId conversation) {
        long last = 0;
        long read = 0;
        for (List<Transcript.Entry> some = transcript.after(conversation, 0, AT_ONCE);
                !some.isEmpty();
                some = transcript.after(conversation, read, AT_ONCE)) {
            for (Transcript.Entry entry : some) {
                read = entry.sequence();
                last = entry.message().isEmpty() ? read : last;
            }
        }
        return last;
    }

    /** Lets nobody into a conversation whom its token does not open it. */
    void admit(String conversationId, Optional<String> token) throws RefusedException {
        if (!WebhookSignatures.equal(tokenOf(conversationId), token.orElse(""))) {
            throw new RefusedException(401, "The token is not this conversation's.");
        }
    }

    ExternalId conversation(String conversationId) {
        return webchat(conversationId);
    }

    private Message.Builder message(Conversation conversation, String id, SocialProfile visitor, Instant now) {
        return Message.of(webchat(conversation.id().id() + "/" + id))
                .conversation(conversation.id())
                .author(visitor.id())
                .visibility(Visibility.PRIVATE)
                .sentAt(now);
    }

    private void store(Message.Builder message, SocialProfile visitor, Conversation conversation)
            throws NotStoredException, InterruptedException {
        inbox.accept(account, List.of(new Change.MessageSeen(message.build(), visitor, conversation)));
    }

    private String tokenOf(String conversationId) {
        return signer.sign(account, "visitor", conversationId);
    }

    private ExternalId webchat(String id) {
        return new ExternalId(WebchatConnector.CHANNEL, account, id);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
