// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.spi.SyncException;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keeps requests at the one host they may go to. */
final class Addresses {

    private final URI endpoint;
    private final String base;

    Addresses(URI endpoint) {
        this.endpoint = endpoint;
        String text = endpoint.toString();
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    String host() {
        return endpoint.getAuthority();
    }

    URI of(String path) throws SyncException {
        if (path.isEmpty()) {
            return endpoint;
        }
        URI address = parsed(path.startsWith("http://") || path.startsWith("https://") ? path : below(path));
        if (!sameHost(address)) {
            throw new SyncException.ItemRejected("The address " + withoutQuery(address) + " is not on " + host());
        }
        return address;
    }

    URI redirected(URI from, String location) throws SyncException {
        URI address;
        try {
            address = from.resolve(location.strip());
        } catch (IllegalArgumentException e) {
            throw new SyncException.Permanent(host() + " redirects to an address that cannot be read");
        }
        boolean upgraded = "https".equals(address.getScheme())
                && address.getPort() == -1
                && endpoint.getPort() == -1
                && endpoint.getHost().equalsIgnoreCase(address.getHost());
        if (!sameHost(address) && !upgraded) {
            throw new SyncException.Permanent(host() + " redirects to " + withoutQuery(address)
                    + "; if that is right, configure it as the address");
        }
        return address;
    }

    private String below(String path) {
        return path.startsWith("/") || path.startsWith("?") ? base + path : base + "/" + path;
    }

    private boolean sameHost(URI address) {
        return endpoint.getScheme().equalsIgnoreCase(address.getScheme())
                && authority(endpoint).equals(authority(address));
    }

    private static String authority(URI address) {
        @Nullable String text = address.getAuthority();
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static URI parsed(String text) throws SyncException {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new SyncException.ItemRejected("The address cannot be read: " + e.getMessage());
        }
    }

    private static String withoutQuery(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
    }
}
