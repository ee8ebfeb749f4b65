// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a CRM holds, in 64 characters. Keys of cases are left out, because everybody makes up their own; what a case
 * consists of is not.
 */
final class Digest {

    private Digest() {}

    /** What it is made of, for people who look for a difference. */
    static List<String> lines(Collection<CrmRecord> records, Map<String, List<CrmRecord>> conversations) {
        List<String> lines = new ArrayList<>();
        for (CrmRecord record : records) {
            if (record.kind().equals("contact")) {
                lines.add("contact|" + record.key() + "|" + record.words());
            } else if (record.kind().equals("conversation")) {
                lines.add("case|" + record.words() + "|" + record.parent());
            }
        }
        lines.sort(null);
        new TreeMap<>(conversations).forEach((name, messages) -> {
            for (CrmRecord message : messages) {
                lines.add(name + "|" + message.key() + "|" + message.revision() + "|" + message.parent() + "|"
                        + message.words());
            }
        });
        return lines;
    }

    static String of(List<String> lines) {
        MessageDigest digest = sha256();
        for (String line : lines) {
            digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
