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
    private static final int LARGEST_DOCUMENT = 32_768;

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Matcher path;

    Call(HttpServletRequest request, HttpServletResponse response, Matcher path) {
        this.request = request;
        this.response = response;
        this.path = path;
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

    /** {@return the address that it comes from} */
    public String address() {
        return request.getRemoteAddr();
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

    /** {@return the body, an object in JSON} */
    public JsonNode document() throws RefusedException, IOException {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json")) {
            throw new RefusedException(415, "Send JSON, with Content-Type: application/json.");
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST_DOCUMENT + 1);
        if (body.length > LARGEST_DOCUMENT) {
            throw new RefusedException(413, "The body has more than " + LARGEST_DOCUMENT + " bytes.");
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
        write(response, reason.status(), JsonNodeFactory.instance.objectNode().put("error", reason.getMessage()));
    }

    private static void write(HttpServletResponse response, int status, ObjectNode document) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(document.toString().getBytes(StandardCharsets.UTF_8));
    }
}
