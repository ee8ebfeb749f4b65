// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import java.util.Locale;

/** Where something stands that was put aside; in the order of the way from a channel to a CRM and back. */
public enum Stage {
    /** It could not be read from the channel. */
    INTAKE("item"),
    /** It could not be written into the CRM. */
    DELIVERY("delivery"),
    /** It could not be sent to the channel. */
    REPLY("reply");

    private final String row;

    Stage(String row) {
        this.row = row;
    }

    /** {@return what people call it} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return what stands before the number of its rows in their ids} */
    public String prefix() {
        return row + "-";
    }
}
