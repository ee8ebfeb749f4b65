// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import io.parley.model.Change;
import io.parley.model.Message;
import io.parley.spi.channel.Page;
import java.util.List;

/** Everything that a change tells, in a line: two changes that tell the same are the same to the agent. */
final class Told implements Change.Visitor<String> {

    private Told() {}

    static String of(Change change) {
        return change.accept(new Told());
    }

    static List<String> of(List<Page> pages) {
        return pages.stream()
                .flatMap(page -> page.changes().stream())
                .map(Told::of)
                .toList();
    }

    @Override
    public String messageSeen(Change.MessageSeen seen) {
        Message message = seen.message();
        return String.join(
                " | ",
                message.id().key(),
                message.conversation().key(),
                seen.conversation().visibility() + " " + seen.conversation().kind(),
                message.author().key(),
                seen.author().displayName(),
                message.direction() + " " + message.visibility(),
                message.inReplyTo().map(Object::toString).orElse("no parent"),
                message.sentAt() + " " + message.revision(),
                message.replyPolicy().refusal().orElse("may be answered"),
                message.attachments().size() + " attachments",
                message.text());
    }

    @Override
    public String messageRemoved(Change.MessageRemoved removed) {
        return "removed " + removed.subject().key();
    }

    @Override
    public String profileSeen(Change.ProfileSeen seen) {
        return seen.subject().key() + " | " + seen.profile().displayName();
    }
}
