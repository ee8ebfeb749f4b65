// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.spi.SyncException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole answer. */
public final class ApiResponse {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /**
     * An answer as it came.
     *
     * @param status the HTTP status
     * @param headers values by name, in their order
     * @param body the decompressed bytes
     */
    public ApiResponse(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        this.headers = Collections.unmodifiableMap(anyCase);
        this.body = body.clone();
    }

    /** {@return the HTTP status} */
    public int status() {
        return status;
    }

    /**
     * The first value of a header.
     *
     * @param name in any case
     * @return the value, if there is one
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** {@return all headers by name in any case} */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** {@return a copy of the bytes} */
    public byte[] bytes() {
        return body.clone();
    }

    /** {@return the body in the charset that its header names, else in UTF-8} */
    public String text() {
        return new String(body, charset());
    }

    /**
     * The body as JSON.
     *
     * @return the tree; a missing node for an empty body
     * @throws SyncException.Transient if it is not JSON, as when a proxy answers with a page
     */
    public JsonNode json() throws SyncException.Transient {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            // Also what is no text at all in the charset that its first bytes announce.
            throw new SyncException.Transient("The answer with status " + status + " is not JSON", true, null);
        }
    }

    /**
     * A list in the body.
     *
     * @param path the fields that lead to it; none if the body itself is the list
     * @return its items
     * @throws SyncException.Transient if there is none: nothing may be taken for empty that does not say so
     */
    public List<JsonNode> list(String... path) throws SyncException.Transient {
        JsonNode list = json();
        for (String field : path) {
            list = list.path(field);
        }
        if (!list.isArray()) {
            throw new SyncException.Transient(
                    "The server answered without a list" + (path.length == 0 ? "" : " of " + String.join(".", path)),
                    false,
                    null);
        }
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        return items;
    }

    private Charset charset() {
        Matcher matcher = CHARSET.matcher(header("Content-Type").orElse(""));
        if (!matcher.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(matcher.group(1).toUpperCase(Locale.ROOT));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
