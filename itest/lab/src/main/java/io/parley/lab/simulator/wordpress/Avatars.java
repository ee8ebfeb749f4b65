// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Addresses of pictures, made from a hash of the email address. */
final class Avatars {

    private Avatars() {}

    /** {@return addresses by size in pixels} */
    static ObjectNode of(String email) {
        String hash = hash(email.strip().toLowerCase(Locale.ROOT));
        String host = "http://" + Character.digit(hash.charAt(0), 16) % 3 + ".gravatar.com/avatar/";
        ObjectNode sizes = JsonNodeFactory.instance.objectNode();
        for (int size : new int[] {24, 48, 96}) {
            sizes.put(String.valueOf(size), host + hash + "?s=" + size + "&d=mm&r=g");
        }
        return sizes;
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
