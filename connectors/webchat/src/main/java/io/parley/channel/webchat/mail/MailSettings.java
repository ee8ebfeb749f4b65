// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the configuration says about e-mail. */
public final class MailSettings {

    private static final Pattern ADDRESS = Pattern.compile("[\\w.'-]{1,25}@[\\w-]{1,63}(\\.[\\w-]{1,63}){0,8}");

    private final Server smtp;
    private final Optional<Server> imap;
    private final String folder;
    private final String from;
    private final String sender;
    private final boolean plusAddresses;
    private final Duration away;
    private final Wording wording;

    private MailSettings(
            Server smtp,
            Optional<Server> imap,
            String folder,
            String from,
            String sender,
            boolean plusAddresses,
            Duration away,
            Wording wording) {
        this.smtp = smtp;
        this.imap = imap;
        this.folder = folder;
        this.from = from;
        this.sender = sender;
        this.plusAddresses = plusAddresses;
        this.away = away;
        this.wording = wording;
    }

    /**
     * Reads the configuration.
     *
     * @param configuration of the account
     * @return empty where no server is configured
     * @throws IllegalArgumentException if it cannot be understood, with a sentence that says what would be right
     */
    public static Optional<MailSettings> of(MailConfiguration configuration) {
        if (configuration.mailHost().isBlank()) {
            return Optional.empty();
        }
        Security security = Security.of("mailSecurity", configuration.mailSecurity());
        int smtpPort =
                switch (security) {
                    case TLS -> 465;
                    case STARTTLS -> 587;
                    case NONE -> 25;
                };
        String user = configuration.mailUser();
        String password = configuration.mailPassword();
        Server smtp = new Server(
                "smtp", configuration.mailHost(), port(configuration.mailPort(), smtpPort), security, user, password);
        String from = configuration.mailFrom().strip();
        if (!ADDRESS.matcher(from).matches()) {
            throw new IllegalArgumentException("mailFrom must be an address such as chat@example.org, of at most 25"
                    + " characters before the @, not \"" + from + "\"");
        }
        if (configuration.mailAfterMinutes() < 0) {
            throw new IllegalArgumentException("mailAfterMinutes must be 0 or more, such as 5");
        }
        return Optional.of(new MailSettings(
                smtp,
                mailbox(configuration, user, password),
                configuration.mailboxFolder(),
                from,
                configuration.title(),
                configuration.mailPlusAddresses(),
                Duration.ofMinutes(configuration.mailAfterMinutes()),
                Wording.of(configuration.mailLanguage())));
    }

    private static Optional<Server> mailbox(MailConfiguration configuration, String user, String password) {
        if (configuration.mailboxHost().isBlank()) {
            return Optional.empty();
        }
        Security security = Security.of("mailboxSecurity", configuration.mailboxSecurity());
        int port = port(configuration.mailboxPort(), security == Security.TLS ? 993 : 143);
        return Optional.of(new Server("imap", configuration.mailboxHost(), port, security, user, password));
    }

    private static int port(int configured, int usual) {
        return configured == 0 ? usual : configured;
    }

    Server smtp() {
        return smtp;
    }

    Optional<Server> imap() {
        return imap;
    }

    String folder() {
        return folder;
    }

    /** The address that letters come from and answers go to. */
    String from() {
        return from;
    }

    /** Who the letters come from, as people read it. */
    String sender() {
        return sender;
    }

    /** The part behind the @. */
    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }

    /** The address to which answers in a conversation go. */
    String replyTo(String token) {
        return plusAddresses ? from.replace("@", "+" + token + "@") : from;
    }

    /** What stands in the subject, so that answers are recognised where addresses cannot carry it. */
    String mark(String token) {
        return plusAddresses ? "" : " [" + token + "]";
    }

    /** How long a visitor has to be away until an answer is sent to them. */
    Duration away() {
        return away;
    }

    Wording wording() {
        return wording;
    }
}
