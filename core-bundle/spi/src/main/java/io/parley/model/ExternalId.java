// SPDX-License-Identifier: Apache-2.0
package io.parley.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The name that a channel gave to a thing (a person, a conversation, a message), and the source of every key.
 *
 * @param channel type of the channel, such as {@code mastodon}: 1 to 20 characters out of {@code a-z 0-9 -}
 * @param realm the namespace in which {@code id} is unique: a server, an app-scoped id space, or the account where ids
 *     are per account; may be empty; at most 500 characters
 * @param id the channel's own id, taken as it is and never parsed or compared for order; 1 to 2,000 characters
 */
public record ExternalId(String channel, String realm, String id) {

    /** Longest {@link #key()}, in characters. */
    public static final int MAX_KEY_LENGTH = 100;

    private static final int LONGEST_CHANNEL = 20;

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a part is outside its bounds
     */
    public ExternalId {
        if (channel.isEmpty() || channel.length() > LONGEST_CHANNEL || !simple(channel)) {
            throw new IllegalArgumentException(
                    "channel must be 1 to 20 characters out of a-z, 0-9 and -, not " + channel);
        }
        Check.length("realm", realm, 0, 500);
        Check.length("id", id, 1, 2_000);
    }

    /**
     * A text that is the same for ever and differs for different ids. Short printable ids stay readable
     * ({@code channel:realm/id}); an id that is longer than {@value #MAX_KEY_LENGTH} characters in that form, or that
     * contains blanks or non-ASCII characters, becomes {@code channel:~} and the base64url SHA-256 of realm, a NUL and id.
     * In the first form {@code %} and {@code /} of the realm are percent-encoded; the second never contains a slash.
     *
     * @return at most {@value #MAX_KEY_LENGTH} printable ASCII characters
     */
    public String key() {
        String readable = channel + ":" + realm.replace("%", "%25").replace("/", "%2F") + "/" + id;
        if (readable.length() <= MAX_KEY_LENGTH && printable(readable)) {
            return readable;
        }
        byte[] digest = sha256().digest((realm + "\0" + id).getBytes(StandardCharsets.UTF_8));
        return channel + ":~" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    /** The key. */
    @Override
    public String toString() {
        return key();
    }

    private static boolean simple(String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if ((one < 'a' || one > 'z') && (one < '0' || one > '9') && one != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '!' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
