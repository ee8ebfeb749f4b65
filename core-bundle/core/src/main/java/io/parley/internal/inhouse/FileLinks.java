// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import io.parley.spi.channel.TokenSigner;
import io.parley.spi.http.WebhookSignatures;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links to files: {@code /files/<id>.<signature>/<name>}, which nobody makes without the agent's key. */
final class FileLinks {

    static final String PATH = "/files";

    private static final Pattern FILE = Pattern.compile("/([0-9A-Za-z_-]{1,100})\\.([A-Za-z0-9_-]{43})/[^/]*");

    private final TokenSigner signer;

    FileLinks(TokenSigner signer) {
        this.signer = signer;
    }

    String path(String id, String name) {
        return PATH + "/" + id + "." + signatureOf(id) + "/" + FileName.encoded(name);
    }

    /** Which file a path behind {@link #PATH} leads to; empty if the agent never made it. */
    Optional<String> idIn(String path) {
        Matcher matcher = FILE.matcher(path);
        boolean ours = matcher.matches() && WebhookSignatures.equal(signatureOf(matcher.group(1)), matcher.group(2));
        return ours ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    boolean isOurs(URI link) {
        String path = link.getRawPath();
        return path != null
                && path.startsWith(PATH + "/")
                && idIn(path.substring(PATH.length())).isPresent();
    }

    private String signatureOf(String id) {
        return signer.sign("", "file", id);
    }
}
