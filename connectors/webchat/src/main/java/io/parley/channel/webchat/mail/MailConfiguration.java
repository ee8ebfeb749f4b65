// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

/**
 * The attributes of an account that are about e-mail.
 *
 * @param title of the chat, from which letters come
 * @param mailHost server that takes letters; empty for no e-mail at all
 * @param mailPort of that server; 0 for the usual one
 * @param mailSecurity of the connection to it
 * @param mailUser who logs in, at both servers
 * @param mailPassword of that user
 * @param mailFrom address that letters come from
 * @param mailPlusAddresses whether what follows a plus sign in an address is ignored when it is delivered
 * @param mailAfterMinutes how long a visitor has to be away
 * @param mailLanguage of letters
 * @param mailboxHost server of the mailbox that answers come to; empty for no answers by e-mail
 * @param mailboxPort of that server; 0 for the usual one
 * @param mailboxSecurity of the connection to it
 * @param mailboxFolder of the mailbox
 */
public record MailConfiguration(
        String title,
        String mailHost,
        int mailPort,
        String mailSecurity,
        String mailUser,
        String mailPassword,
        String mailFrom,
        boolean mailPlusAddresses,
        int mailAfterMinutes,
        String mailLanguage,
        String mailboxHost,
        int mailboxPort,
        String mailboxSecurity,
        String mailboxFolder) {

    /** Without anything secret. */
    @Override
    public String toString() {
        return mailHost + " " + mailboxHost;
    }
}
