// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.reply;

/** Is told what people of a CRM do just now, in conversations by their keys. Any thread; returns at once. */
public interface RepSigns {

    /** Somebody types an answer. */
    void types(String conversation);

    /** Somebody has seen what was said, up to an entry. */
    void saw(String conversation, long sequence);
}
