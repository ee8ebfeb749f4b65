// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import java.util.List;

/** An internal note to the reps, such as why their answer was refused; never seen by the customer. */
public final class PutNote extends CrmWrite {

    private final Parent conversation;
    private final String text;

    /**
     * A note.
     *
     * @param key the note's key
     * @param inDoubt whether an earlier try may have been carried out
     * @param conversation the case it stands in
     * @param text what to tell
     */
    public PutNote(String key, boolean inDoubt, Parent conversation, String text) {
        super(Kind.NOTE, key, null, inDoubt, FieldValues.none());
        this.conversation = conversation;
        this.text = text;
    }

    /** {@return the case it stands in} */
    public Parent conversation() {
        return conversation;
    }

    /** {@return plain text, at most 2,000 characters} */
    public String text() {
        return text;
    }

    @Override
    public List<Parent> parents() {
        return List.of(conversation);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.putNote(this);
    }
}
