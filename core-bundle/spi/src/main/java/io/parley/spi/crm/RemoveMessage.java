// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message that is no longer there on the channel: the record shows that, and no longer the text. */
public final class RemoveMessage extends CrmWrite {

    private final Parent conversation;

    /**
     * A removal.
     *
     * @param key the message's key
     * @param ref the record, if it is known
     * @param inDoubt whether an earlier write of this message may have been carried out
     * @param conversation the case it stands in
     */
    public RemoveMessage(String key, @Nullable CrmRef ref, boolean inDoubt, Parent conversation) {
        super(Kind.REMOVAL, key, ref, inDoubt, FieldValues.none());
        this.conversation = conversation;
    }

    /** {@return the case it stands in} */
    public Parent conversation() {
        return conversation;
    }

    @Override
    public List<Parent> parents() {
        return List.of(conversation);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.removeMessage(this);
    }
}
