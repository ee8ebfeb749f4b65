// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

/** A file is not taken; the message is a sentence for whoever sent it. */
public final class FileRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** It has too many bytes. */
        TOO_LARGE,
        /** It is empty, or of a type that is not taken or not recognised. */
        TYPE,
        /** The scan found something in it. */
        HARMFUL,
        /** The scan could not tell; it may be offered again later. */
        NOT_NOW
    }

    private final Reason reason;

    /**
     * A refusal.
     *
     * @param reason why
     * @param sentence for the sender
     */
    public FileRefusedException(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    /** {@return why} */
    public Reason reason() {
        return reason;
    }
}
