// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.internal.store.ParkedId;
import io.parley.internal.store.Tx;
import java.sql.SQLException;

/** What a person does to something that was put aside. */
public sealed interface Act permits Retry, Drop {

    /** What became of it. */
    enum Outcome {
        /** It was done. */
        DONE,
        /** There is no such thing. */
        UNKNOWN,
        /** It is not put aside any more. */
        SETTLED,
        /** It could not be read, so that there is nothing to retry. */
        UNREADABLE;

        /** A sentence about it that says what to do. */
        public String sentence(String id) {
            return switch (this) {
                case DONE -> id + " is done.";
                case UNKNOWN -> "There is no " + id + "; look into the list of what is put aside.";
                case SETTLED -> id + " is not put aside any more.";
                case UNREADABLE ->
                    id + " could not be read from its channel, so that there is nothing to retry. When the"
                            + " plug-in is mended, read the stream again (parley:reset ACCOUNT STREAM), then drop this.";
            };
        }
    }

    /**
     * Does it, within one transaction.
     *
     * @param id of something that is put aside
     */
    Outcome on(Tx tx, ParkedId id) throws SQLException;
}
