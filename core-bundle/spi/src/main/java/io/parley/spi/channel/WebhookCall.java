// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One call as it came from outside: nothing in it is to be trusted before its signature was verified. */
public final class WebhookCall {

    private final String method;
    private final Map<String, List<String>> query;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /**
     * A call.
     *
     * @param method in upper case
     * @param query decoded parameters of the address
     * @param headers values by name
     * @param body the raw bytes, at most 1,000,000
     */
    public WebhookCall(String method, Map<String, List<String>> query, Map<String, List<String>> headers, byte[] body) {
        this.method = method;
        this.query = Map.copyOf(query);
        Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        this.headers = Collections.unmodifiableMap(anyCase);
        this.body = body.clone();
    }

    /** {@return the method in upper case} */
    public String method() {
        return method;
    }

    /**
     * The first value of a parameter of the address.
     *
     * @param name the parameter
     * @return the value, decoded
     */
    public Optional<String> query(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /**
     * The first value of a header.
     *
     * @param name in any case
     * @return the value
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** {@return a copy of the raw bytes} */
    public byte[] body() {
        return body.clone();
    }
}
