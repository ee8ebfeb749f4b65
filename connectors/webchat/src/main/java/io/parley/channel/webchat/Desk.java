// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.channel.webchat.guard.Customer;
import io.parley.channel.webchat.guard.Customers;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.model.Change;
import io.parley.model.ContactPoint;
import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.model.Visibility;
import io.parley.spi.Untrusted;
import io.parley.spi.channel.Inbox;
import io.parley.spi.channel.Inbox.NotStoredException;
import io.parley.spi.channel.TokenSigner;
import io.parley.spi.channel.Transcript;
import io.parley.spi.http.WebhookSignatures;
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
     */
    record Begun(String id, String token, int queuePosition) {}

    Begun begin(Said.Beginning said, String address, Circumstances circumstances)
            throws NotStoredException, InterruptedException {
        String id = signer.sign(account, "conversation", said.identity(circumstances.origin(address)));
        Instant now = now();
        SocialProfile visitor = circumstances
                .customer()
                .map(customer -> profile(customer, said, now))
                .orElseGet(() -> profile(id, said, now));
        Conversation.Builder conversation = Conversation.of(webchat(id), ConversationKind.CHAT, Visibility.PRIVATE)
                .subject("Chat with " + Untrusted.cut(visitor.displayName(), LONGEST_NAME_FOR_SUBJECT))
                .page(circumstances.page().orElse(null))
                .startedAt(now);
        circumstances.department().ifPresent(department -> conversation.attribute("department", department));
        Optional<Transcript.Opening> before = transcript.opening(webchat(id));
        if (before.isEmpty()) {
            store(said.text(), said.clientMessageId(), visitor, conversation.build(), now);
        }
        return new Begun(id, tokenOf(id), transcript.queuePosition(webchat(id)).orElse(0));
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

    /** Takes in what a visitor says. */
    void say(String conversationId, Said.Line said) throws RefusedException, NotStoredException, InterruptedException {
        Transcript.Opening opening = transcript
                .opening(conversation(conversationId))
                .orElseThrow(() -> new RefusedException(404, "There is no such conversation."));
        String author = opening.author().id().id();
        if (author.startsWith(CUSTOMER)) {
            customers.admit(author.substring(CUSTOMER.length()));
        }
        store(said.text(), said.clientMessageId(), opening.author(), opening.conversation(), now());
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

    private void store(
            String text, String clientMessageId, SocialProfile visitor, Conversation conversation, Instant now)
            throws NotStoredException, InterruptedException {
        Message message = Message.of(webchat(conversation.id().id() + "/" + clientMessageId))
                .conversation(conversation.id())
                .author(visitor.id())
                .visibility(Visibility.PRIVATE)
                .text(text)
                .sentAt(now)
                .revision(1)
                .build();
        inbox.accept(account, List.of(new Change.MessageSeen(message, visitor, conversation)));
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
