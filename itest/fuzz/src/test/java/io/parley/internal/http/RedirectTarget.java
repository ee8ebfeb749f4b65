// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.fuzz.Contract;
import io.parley.fuzz.Target;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Addresses to which servers redirect: never another host. */
public final class RedirectTarget implements Target {

    private static final URI ENDPOINT = URI.create("http://api.example.org/base/");

    @Override
    public void read(byte[] input) throws Exception {
        String text = new String(input, StandardCharsets.UTF_8);
        Addresses addresses = new Addresses(ENDPOINT);
        Contract.mayFail(() -> sameHost(addresses.redirected(ENDPOINT, text)));
        Contract.mayFail(() -> sameHost(addresses.of(text)));
    }

    private static void sameHost(URI address) {
        if (!"api.example.org".equalsIgnoreCase(address.getHost()) || address.getPort() != -1) {
            throw new AssertionError("led to " + address);
        }
    }
}
