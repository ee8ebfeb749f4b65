// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import io.parley.model.ContactPoint;
import io.parley.model.Direction;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.spi.channel.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was said in a conversation.
 *
 * @param visitor who began it
 * @param entries at most the last of many, in their order
 */
record History(SocialProfile visitor, List<Transcript.Entry> entries) {

    private static final int PAGE = 200;
    private static final int MOST = 1_000;

    History {
        entries = List.copyOf(entries);
    }

    /** Reads a conversation; empty if there is none. */
    static Optional<History> of(Transcript transcript, ExternalId conversation) {
        Optional<Transcript.Opening> opening = transcript.opening(conversation);
        if (opening.isEmpty()) {
            return Optional.empty();
        }
        List<Transcript.Entry> entries = new ArrayList<>();
        List<Transcript.Entry> page = transcript.after(conversation, 0, PAGE);
        while (!page.isEmpty()) {
            entries.addAll(page);
            if (entries.size() > MOST) {
                entries.subList(0, entries.size() - MOST).clear();
            }
            page = transcript.after(conversation, page.get(page.size() - 1).sequence(), PAGE);
        }
        entries.removeIf(entry -> entry.message().isEmpty());
        return Optional.of(new History(opening.get().author(), entries));
    }

    /** The visitor's address, if they gave one. */
    Optional<String> address() {
        return visitor.contactPoints().stream()
                .filter(point -> point.kind() == ContactPoint.Kind.EMAIL)
                .map(ContactPoint::value)
                .findFirst();
    }

    /** The place of an answer in it. */
    Optional<Transcript.Entry> entry(ExternalId message) {
        return entries.stream()
                .filter(entry -> message(entry).id().equals(message))
                .findFirst();
    }

    /** What was said before an entry. */
    List<Message> before(Transcript.Entry entry) {
        return entries.stream()
                .filter(one -> one.sequence() < entry.sequence())
                .map(History::message)
                .toList();
    }

    /** Whether the visitor said something behind an entry. */
    boolean answeredAfter(Transcript.Entry entry) {
        return entries.stream()
                .anyMatch(
                        one -> one.sequence() > entry.sequence() && message(one).direction() == Direction.INBOUND);
    }

    List<Message> messages() {
        return entries.stream().map(History::message).toList();
    }

    private static Message message(Transcript.Entry entry) {
        return entry.message().orElseThrow();
    }
}
