// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import io.parley.model.Conversation;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** One thing to be written into a CRM. Writing it again must leave one record: {@link CrmDescription#idempotence}. */
public abstract sealed class CrmWrite
        permits CrmWrite.PutContact,
                CrmWrite.PutConversation,
                CrmWrite.PutMessage,
                PutNote,
                RemoveMessage,
                ChangeFields,
                MoveConversation {

    /** The kinds of writes. */
    public enum Kind {
        /** {@link PutContact}. */
        CONTACT,
        /** {@link PutConversation}. */
        CONVERSATION,
        /** {@link PutMessage}. */
        MESSAGE,
        /** {@link RemoveMessage}. */
        REMOVAL,
        /** {@link PutNote}. */
        NOTE,
        /** {@link ChangeFields}. */
        FIELDS,
        /** {@link MoveConversation}. */
        MOVE
    }

    private final Kind kind;
    private final String key;
    private final @Nullable CrmRef ref;
    private final boolean inDoubt;
    private final FieldValues fields;

    CrmWrite(Kind kind, String key, @Nullable CrmRef ref, boolean inDoubt, FieldValues fields) {
        this.kind = kind;
        this.key = key;
        this.ref = ref;
        this.inDoubt = inDoubt;
        this.fields = fields;
    }

    /** {@return which kind it is} */
    public final Kind kind() {
        return kind;
    }

    /** {@return what it belongs to, nearest first; empty for a contact} */
    public abstract List<Parent> parents();

    /** {@return at most 100 printable ASCII characters, the same for ever for the same record} */
    public final String key() {
        return key;
    }

    /** {@return the record, if an earlier write made it known: then the write goes by ref} */
    public final Optional<CrmRef> ref() {
        return Optional.ofNullable(ref);
    }

    /** {@return whether an earlier try may have been carried out; with READ_BACK look for the key before you create it} */
    public final boolean inDoubt() {
        return inDoubt;
    }

    /** {@return what the target's mapping puts into fields of the CRM, beside what the adapter writes by itself} */
    public final FieldValues fields() {
        return fields;
    }

    /**
     * Calls the visitor's method for this kind of write.
     *
     * @param visitor one method a kind
     * @param <R> what the visitor makes of it
     * @return what the visitor returned
     */
    public abstract <R> R accept(Visitor<R> visitor);

    /** The kind and the key alone. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + key + "]";
    }

    /**
     * One method for each kind of write. A kind that a later version adds has a default method here, and is sent only to
     * adapters whose description says that they take it.
     *
     * @param <R> what is made of a write
     */
    @ConsumerType
    public interface Visitor<R> {

        /** Called for a person. */
        R putContact(PutContact write);

        /** Called for a case. */
        R putConversation(PutConversation write);

        /** Called for a message. */
        R putMessage(PutMessage write);

        /** Called for a message that is no longer there. */
        R removeMessage(RemoveMessage write);

        /** Called for a note to the reps. */
        R putNote(PutNote write);

        /** Called for fields of a record that is there; sent to a {@link Describer} alone, which overrides this. */
        default R changeFields(ChangeFields write) {
            throw new UnsupportedOperationException("this adapter describes no fields, so it is sent none alone");
        }

        /** Called for a case that goes to another contact; sent to a {@link ContactFinder} alone, which overrides this. */
        default R moveConversation(MoveConversation write) {
            throw new UnsupportedOperationException("this adapter finds no contacts, so its cases stay where they are");
        }
    }

    /**
     * A person, as a contact with a social profile. With a {@link #ref()} the contact may be one that people made: what they
     * maintain there stays, and the social profile, together with whatever finds it again by key, moves there if it stands
     * with another contact.
     */
    public static final class PutContact extends CrmWrite {

        private final SocialProfile profile;
        private final Set<CrmRef> separatedFrom;

        /**
         * A contact.
         *
         * @param key the profile's key
         * @param ref the contact, if it is known
         * @param inDoubt whether an earlier try may have been carried out
         * @param profile the newest state
         */
        public PutContact(String key, @Nullable CrmRef ref, boolean inDoubt, SocialProfile profile) {
            super(Kind.CONTACT, key, ref, inDoubt, FieldValues.none());
            this.profile = profile;
            this.separatedFrom = Set.of();
        }

        private PutContact(PutContact same, Set<CrmRef> separatedFrom, FieldValues fields) {
            super(Kind.CONTACT, same.key(), same.ref().orElse(null), same.inDoubt(), fields);
            this.profile = same.profile;
            this.separatedFrom = Set.copyOf(separatedFrom);
        }

        /** {@return the same with other fields} */
        public PutContact with(FieldValues values) {
            return new PutContact(this, separatedFrom, values);
        }

        /**
         * {@return the same of a person who has turned out to be somebody else}
         *
         * @param contacts see {@link #separatedFrom()}
         */
        public PutContact separatedFrom(Set<CrmRef> contacts) {
            return new PutContact(this, contacts, fields());
        }

        /**
         * {@return contacts that the person is not, although the key may still lead to one of them: then a new contact is
         * made, and the social profile and the key go to it. Where the key leads to any other contact, that one was made by
         * an earlier try. Not empty for a {@link ContactFinder} alone, and never together with {@link #ref()}}
         */
        public Set<CrmRef> separatedFrom() {
            return separatedFrom;
        }

        /** {@return the newest state of the profile} */
        public SocialProfile profile() {
            return profile;
        }

        @Override
        public List<Parent> parents() {
            return List.of();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.putContact(this);
        }
    }

    /** A case: what one person says in one conversation. */
    public static final class PutConversation extends CrmWrite {

        private final Parent contact;
        private final Conversation conversation;
        private final String subject;
        private final @Nullable CrmRef former;

        /**
         * A case.
         *
         * @param key of conversation, person and number of the case
         * @param ref the case, if it is known
         * @param inDoubt whether an earlier try may have been carried out
         * @param contact whose case it is
         * @param conversation the newest state
         * @param subject a title for it: that of the conversation, else the beginning of the first message
         */
        public PutConversation(
                String key,
                @Nullable CrmRef ref,
                boolean inDoubt,
                Parent contact,
                Conversation conversation,
                String subject) {
            super(Kind.CONVERSATION, key, ref, inDoubt, FieldValues.none());
            this.contact = contact;
            this.conversation = conversation;
            this.subject = subject;
            this.former = null;
        }

        private PutConversation(PutConversation same, @Nullable CrmRef former, FieldValues fields) {
            super(Kind.CONVERSATION, same.key(), same.ref().orElse(null), same.inDoubt(), fields);
            contact = same.contact;
            conversation = same.conversation;
            subject = same.subject;
            this.former = former;
        }

        /** {@return the same with other fields} */
        public PutConversation with(FieldValues values) {
            return new PutConversation(this, former, values);
        }

        /** {@return the same, begun because an earlier case was closed for long} */
        public PutConversation after(CrmRef earlier) {
            return new PutConversation(this, earlier, fields());
        }

        /** {@return whose case it is} */
        public Parent contact() {
            return contact;
        }

        /** {@return the newest state of the conversation} */
        public Conversation conversation() {
            return conversation;
        }

        /** {@return a title in one line, at most 200 characters, not empty} */
        public String subject() {
            return subject;
        }

        /** {@return the case that this one follows, which was closed for long: name it where a rep finds it} */
        public Optional<CrmRef> former() {
            return Optional.ofNullable(former);
        }

        @Override
        public List<Parent> parents() {
            return List.of(contact);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.putConversation(this);
        }
    }

    /** A message in a case, in its newest revision. */
    public static final class PutMessage extends CrmWrite {

        private final Parent conversation;
        private final Parent contact;
        private final Message message;
        private final SocialProfile author;
        private final long revision;
        private final boolean reopens;

        /**
         * A message.
         *
         * @param key the message's key
         * @param ref the record, if it is known
         * @param inDoubt whether an earlier try may have been carried out
         * @param conversation the case it stands in
         * @param contact whose case that is
         * @param message the message
         * @param author who wrote it: the contact's profile for inbound messages
         * @param revision 1 for the first state, growing with edits
         */
        public PutMessage(
                String key,
                @Nullable CrmRef ref,
                boolean inDoubt,
                Parent conversation,
                Parent contact,
                Message message,
                SocialProfile author,
                long revision) {
            super(Kind.MESSAGE, key, ref, inDoubt, FieldValues.none());
            this.conversation = conversation;
            this.contact = contact;
            this.message = message;
            this.author = author;
            this.revision = revision;
            this.reopens = true;
        }

        private PutMessage(PutMessage same, boolean reopens, FieldValues fields) {
            super(Kind.MESSAGE, same.key(), same.ref().orElse(null), same.inDoubt(), fields);
            conversation = same.conversation;
            contact = same.contact;
            message = same.message;
            author = same.author;
            revision = same.revision;
            this.reopens = reopens;
        }

        /** {@return the same with other fields} */
        public PutMessage with(FieldValues values) {
            return new PutMessage(this, reopens, values);
        }

        /** {@return the same, but a closed case stays closed} */
        public PutMessage leavingClosed() {
            return new PutMessage(this, false, fields());
        }

        /** {@return the case it stands in} */
        public Parent conversation() {
            return conversation;
        }

        /** {@return whose case that is} */
        public Parent contact() {
            return contact;
        }

        /** {@return the message} */
        public Message message() {
            return message;
        }

        /** {@return whether a closed case is opened again by it; never by an outbound message, whatever this says} */
        public boolean reopens() {
            return reopens;
        }

        /** {@return who wrote it} */
        public SocialProfile author() {
            return author;
        }

        /** {@return 1 for the first state, growing with edits} */
        public long revision() {
            return revision;
        }

        @Override
        public List<Parent> parents() {
            return List.of(conversation, contact);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.putMessage(this);
        }
    }
}
