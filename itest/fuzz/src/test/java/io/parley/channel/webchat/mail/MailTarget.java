// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import io.parley.fuzz.Target;
import io.parley.internal.http.JsoupHtmlText;
import jakarta.mail.MessagingException;

/** E-mails of visitors, and of anybody who found the address. */
public final class MailTarget implements Target {

    private final MailReader reader = new MailReader(new JsoupHtmlText());

    @Override
    public void read(byte[] input) {
        try {
            reader.read(input, true, "1");
        } catch (MessagingException e) {
            // It is put aside.
        }
    }
}
