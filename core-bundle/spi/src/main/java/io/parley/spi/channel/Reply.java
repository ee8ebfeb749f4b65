// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.model.Attachment;
import io.parley.model.Conversation;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import java.util.List;

/** An answer on its way to the channel. */
public final class Reply {

    private final String key;
    private final Conversation conversation;
    private final Message inReplyTo;
    private final SocialProfile recipient;
    private final String text;
    private final List<Attachment> attachments;

    /**
     * An answer.
     *
     * @param key the same for ever for the same answer
     * @param conversation where it belongs
     * @param inReplyTo what it answers
     * @param recipient who is answered
     * @param text what the rep wrote
     */
    public Reply(String key, Conversation conversation, Message inReplyTo, SocialProfile recipient, String text) {
        this(key, conversation, inReplyTo, recipient, text, List.of());
    }

    /**
     * An answer with files.
     *
     * @param key the same for ever for the same answer
     * @param conversation where it belongs
     * @param inReplyTo what it answers
     * @param recipient who is answered
     * @param text what the rep wrote; may be empty if there are files
     * @param attachments files that go with it
     */
    public Reply(
            String key,
            Conversation conversation,
            Message inReplyTo,
            SocialProfile recipient,
            String text,
            List<Attachment> attachments) {
        this.key = key;
        this.conversation = conversation;
        this.inReplyTo = inReplyTo;
        this.recipient = recipient;
        this.text = text;
        this.attachments = List.copyOf(attachments);
    }

    /** {@return at most 100 printable ASCII characters, the same for ever for the same answer; an idempotency key} */
    public String key() {
        return key;
    }

    /** {@return where it belongs, newest state} */
    public Conversation conversation() {
        return conversation;
    }

    /** {@return the customer's message that it answers, newest revision; its visibility is the widest allowed} */
    public Message inReplyTo() {
        return inReplyTo;
    }

    /** {@return who is answered: the author of {@link #inReplyTo()}, newest state} */
    public SocialProfile recipient() {
        return recipient;
    }

    /** {@return plain text, line breaks as {@code \n}} */
    public String text() {
        return text;
    }

    /** {@return files that go with it; none unless {@link ChannelDescription#attachments()} says that it takes them} */
    public List<Attachment> attachments() {
        return attachments;
    }

    /** The key alone. */
    @Override
    public String toString() {
        return "Reply[" + key + "]";
    }
}
