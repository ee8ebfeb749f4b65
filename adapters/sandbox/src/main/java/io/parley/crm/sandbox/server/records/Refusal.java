// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.records;

/** Something that the CRM does not do. The message is a sentence for who asked, and says what would be right. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * A refusal.
     *
     * @param status the HTTP status that says the same
     * @param sentence why, and what would be right
     */
    public Refusal(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    /** A value that is not acceptable. */
    public static Refusal invalid(String sentence) {
        return new Refusal(422, sentence);
    }

    /** A record that is not there. */
    public static Refusal missing(String kind, Object id) {
        return new Refusal(404, "There is no " + kind + " " + id + ".");
    }

    /** {@return the HTTP status} */
    public int status() {
        return status;
    }

    /** {@return why, and what would be right} */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
