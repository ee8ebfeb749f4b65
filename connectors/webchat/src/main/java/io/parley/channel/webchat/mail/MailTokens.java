// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import io.parley.spi.channel.TokenSigner;
import io.parley.spi.http.WebhookSignatures;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names conversations in e-mail addresses, which are short, and whose letters may lose their case on the way. A token is a
 * name that says nothing, and a signature of it, which nobody can make without the agent's key. Any thread.
 */
final class MailTokens {

    private static final int NAME = 18;
    private static final int SIGNATURE = 20;
    /** What looks like a token. */
    static final Pattern FORM =
            Pattern.compile("(?<![a-z2-7])[a-z2-7]{" + (NAME + SIGNATURE) + "}(?![a-z2-7])", Pattern.CASE_INSENSITIVE);

    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

    private final String account;
    private final TokenSigner signer;

    MailTokens(String account, TokenSigner signer) {
        this.account = account;
        this.signer = signer;
    }

    /** The name of a conversation. */
    String name(String conversationId) {
        return letters("mail name", conversationId, NAME);
    }

    /** A name with its signature. */
    String token(String name) {
        return name + letters("mail token", name, SIGNATURE);
    }

    /** Whether a token is one of ours. */
    boolean signed(String token) {
        String lower = token.toLowerCase(Locale.ROOT);
        return lower.length() == NAME + SIGNATURE && WebhookSignatures.equal(token(nameOf(lower)), lower);
    }

    /** The name in a token. */
    String nameOf(String token) {
        return token.substring(0, NAME).toLowerCase(Locale.ROOT);
    }

    /** Letters and digits that stand for an answer within its conversation. */
    String mark(String key) {
        return letters("mail mark", key, NAME);
    }

    private String letters(String purpose, String subject, int length) {
        byte[] signature = Base64.getUrlDecoder().decode(signer.sign(account, purpose, subject));
        String digits = "0".repeat(52) + new BigInteger(1, signature).toString(32);
        StringBuilder letters = new StringBuilder();
        digits.substring(digits.length() - length)
                .chars()
                .forEach(digit -> letters.append(LETTERS.charAt(DIGITS.indexOf(digit))));
        return letters.toString();
    }
}
