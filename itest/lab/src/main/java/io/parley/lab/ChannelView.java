// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * A channel as its people use it, apart from the connector. Messages are named by the {@code id} of their external id. What
 * the channel does not know is not overridden: tests of it are skipped.
 */
public interface ChannelView {

    /**
     * A customer writes something that belongs into the stream of the test; it is newer than all before.
     *
     * @param text what
     * @param inReplyTo what it answers, if it answers something
     * @return its id
     */
    default String says(String text, @Nullable String inReplyTo) {
        throw new TestAbortedException("nobody but the account writes what the test reads");
    }

    /** {@return whether what a customer says to nobody in particular begins a conversation of its own} */
    default boolean beginsConversations() {
        return false;
    }

    /**
     * The account itself writes something into the stream of the test, in another application.
     *
     * @return its id
     */
    default String accountSays(String text) {
        throw new TestAbortedException("the test does not read what the account says");
    }

    /** A customer changes what was said. */
    default void edits(String id, String text) {
        throw new TestAbortedException("nobody can edit on this channel");
    }

    /** A message is taken away. */
    default void removes(String id) {
        throw new TestAbortedException("nobody can remove on this channel");
    }

    /** A removed message is put back. */
    default void restores(String id) {
        throw new TestAbortedException("nothing comes back on this channel");
    }

    /** {@return what the account itself said, as people read it, oldest first} */
    default List<String> said() {
        throw new TestAbortedException("the channel of the test does not show what the account said");
    }

    /** {@return whether everybody can read a message} */
    default boolean shows(String id) {
        throw new TestAbortedException("the channel of the test does not show what is read");
    }
}
