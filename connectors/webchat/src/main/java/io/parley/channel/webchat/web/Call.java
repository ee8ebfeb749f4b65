// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;

/** One call of one resource. For one thread. */
public final class Call {

    private static final String BEARER = "Bearer ";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Matcher path;
    private final String address;

    Call(HttpServletRequest request, HttpServletResponse response, Matcher path, String address) {
        this.request = request;
        this.response = response;
        this.path = path;
        this.address = address;
    }

    /** {@return the request, for what has no method here} */
    public HttpServletRequest request() {
        return request;
    }

    /** {@return the response, for what has no method here} */
    public HttpServletResponse response() {
        return response;
    }

    /** {@return a part of the path: a group of the resource's pattern, from 1} */
    public String part(int number) {
        return path.group(number);
    }

    /** {@return where it comes from, as the gate tells visitors apart} */
    public String address() {
        return address;
    }

    /** {@return the token that it carries} */
    public Optional<String> bearer() {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    /** {@return a parameter of the address} */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(request.getParameter(name));
    }

    static boolean isDocument(HttpServletRequest request) {
        return String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    /** {@return the body, an object in JSON} */
    public JsonNode document() throws RefusedException {
        if (!isDocument(request)) {
            throw new RefusedException(415, "Send JSON, with Content-Type: application/json.");
        }
        byte[] body = SlowBody.of(request).orElseGet(() -> new byte[0]);
        if (body.length > SlowBody.LARGEST) {
            throw new RefusedException(413, "The body has more than " + SlowBody.LARGEST + " bytes.");
        }
        return Document.read(body);
    }

    /** Answers without a document. */
    public void answer(int status) {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
    }

    /** Answers with a document. */
    public void answer(int status, ObjectNode document) throws IOException {
        write(response, status, document);
    }

    static void refuse(HttpServletResponse response, RefusedException reason) throws IOException {
        reason.pause().ifPresent(pause -> response.setHeader("Retry-After", Long.toString(pause.toSeconds())));
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("error", reason.getMessage());
        if (reason.challenge()) {
            document.put("challenge", true);
        }
        write(response, reason.status(), document);
    }

    private static void write(HttpServletResponse response, int status, ObjectNode document) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(document.toString().getBytes(StandardCharsets.UTF_8));
    }
}
