// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** A letter with an id of our own, which knows whether all of it was handed over. For one thread. */
final class Letter extends SMTPMessage {

    private final String id;
    private boolean handedOver;

    Letter(Session session, String id) {
        super(session);
        this.id = id;
    }

    /** Whether the server may have taken it, though it did not say so. */
    boolean handedOver() {
        return handedOver;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        super.writeTo(out, ignored);
        handedOver = true;
    }
}
