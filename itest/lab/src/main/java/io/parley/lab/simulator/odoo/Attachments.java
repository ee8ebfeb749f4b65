// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.net.URLConnection;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the server finds out about a file. */
final class Attachments {

    private Attachments() {}

    /** {@return the values with size, checksum and type} */
    static Map<String, Object> complete(Map<String, Object> values) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        if (values.get("datas") instanceof String datas) {
            byte[] content = decoded(datas);
            all.put("file_size", (long) content.length);
            all.put("checksum", checksum(content));
            if (!Python.truthy(values.getOrDefault("mimetype", false))) {
                String guess = URLConnection.guessContentTypeFromName(Python.text(values.getOrDefault("name", "")));
                all.put("mimetype", Optional.ofNullable(guess).orElse("application/octet-stream"));
            }
        }
        return all;
    }

    private static byte[] decoded(String datas) {
        try {
            return Base64.getMimeDecoder().decode(datas);
        } catch (IllegalArgumentException e) {
            throw new OdooException("binascii.Error", "Incorrect padding");
        }
    }

    private static String checksum(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
