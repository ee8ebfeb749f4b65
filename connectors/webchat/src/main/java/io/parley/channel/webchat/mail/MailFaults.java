// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import io.parley.spi.SyncException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/** What the failures of mail servers mean. Nothing of it keeps the chat from going on. */
final class MailFaults {

    private static final int NO_ANSWER = -1;
    private static final int FOR_GOOD = 500;

    private MailFaults() {}

    /** A connection could not be had: certainly nothing was sent. */
    static SyncException unconnected(Server server, MessagingException fault) {
        return new SyncException.Transient(sentence(server, fault), false, fault);
    }

    /** A letter was not taken, or it is not known whether it was. */
    static SyncException unsent(Server server, Letter letter, MessagingException fault) {
        Optional<Exception> refusal = refusal(fault);
        if (refusal.isEmpty()) {
            String what = letter.handedOver()
                    ? "The mail server " + server + " did not say whether it took the letter."
                    : "The connection to the mail server " + server + " broke.";
            return new SyncException.Transient(what, letter.handedOver(), fault);
        }
        String said = "The mail server " + server + " refused the letter: "
                + refusal.get().getMessage();
        boolean ourselves = refusal.get() instanceof SMTPSenderFailedException;
        return code(refusal.get()) >= FOR_GOOD && !ourselves
                ? new SyncException.ItemRejected(said)
                : new SyncException.Transient(said, false, fault);
    }

    private static String sentence(Server server, MessagingException fault) {
        String who = "The mail server " + server;
        if (fault instanceof AuthenticationFailedException) {
            return who + " refuses the user or the password: mend mailUser and .mailPassword.";
        }
        if (caused(fault, UnknownHostException.class)) {
            return who + " is not known: mend its name.";
        }
        if (caused(fault, SSLException.class)) {
            return who + " cannot be spoken to in secret: its security may be another one (starttls, tls), or its"
                    + " certificate is not trusted.";
        }
        if (fault instanceof MailConnectException) {
            return who + " cannot be reached: look whether the port is right and the firewall lets it pass.";
        }
        return who + " failed: " + fault.getMessage();
    }

    /** What the server answered with a status, if it did. */
    private static Optional<Exception> refusal(MessagingException fault) {
        for (Exception link = fault; link != null; link = next(link)) {
            if (code(link) > 0) {
                return Optional.of(link);
            }
        }
        return Optional.empty();
    }

    private static int code(Exception link) {
        if (link instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        } else if (link instanceof SMTPSenderFailedException sender) {
            return sender.getReturnCode();
        }
        return link instanceof SMTPSendFailedException send ? send.getReturnCode() : NO_ANSWER;
    }

    private static boolean caused(MessagingException fault, Class<? extends Exception> kind) {
        for (Exception link = fault; link != null; link = next(link)) {
            if (kind.isInstance(link)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Exception next(Exception link) {
        Exception next = link instanceof MessagingException fault ? fault.getNextException() : null;
        return next != null ? next : link.getCause() instanceof Exception cause ? cause : null;
    }
}
