// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import io.parley.spi.SyncException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Hands letters to the mail server, each over a connection of its own. Any thread. */
final class SmtpSender {

    private final Server server;
    private final Session session;

    SmtpSender(MailSettings settings) {
        this.server = settings.smtp();
        Properties properties = server.properties();
        properties.put("mail.smtp.localhost", settings.domain());
        this.session = Session.getInstance(properties);
    }

    Session session() {
        return session;
    }

    /** Logs in and out. */
    void check() throws SyncException {
        try (Transport transport = connected()) {
            transport.isConnected();
        } catch (MessagingException e) {
            throw MailFaults.unconnected(server, e);
        }
    }

    /** Sends a letter. */
    void send(Letter letter) throws SyncException {
        Transport transport;
        try {
            transport = connected();
        } catch (MessagingException e) {
            throw MailFaults.unconnected(server, e);
        }
        try {
            transport.sendMessage(letter, letter.getAllRecipients());
        } catch (MessagingException e) {
            throw MailFaults.unsent(server, letter, e);
        } finally {
            leave(transport);
        }
    }

    private Transport connected() throws MessagingException {
        Transport transport = new SMTPTransport(session, null);
        try {
            transport.connect(server.host(), server.port(), server.user(), server.password());
        } catch (MessagingException e) {
            leave(transport);
            throw e;
        }
        return transport;
    }

    private static void leave(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // What was sent is known by now.
        }
    }
}
