// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.parley.crm.sandbox.server.records.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request with its answer.
 *
 * @param request what was asked
 * @param response the answer to it
 * @param place the segment of the path for which the route has a star
 */
public record Call(HttpServletRequest request, HttpServletResponse response, String place) {

    private static final int LONGEST_PARAMETER = 200;

    /** The number in the path. */
    public long id() {
        return Fields.number(place).orElseThrow(() -> new Refusal(404, "There is no record with this id."));
    }

    /** A parameter of the address. */
    public Optional<String> parameter(String name) {
        Optional<String> value = Optional.ofNullable(decoded(request, name)).map(String::strip);
        if (value.isPresent() && value.get().length() > LONGEST_PARAMETER) {
            throw new Refusal(400, name + " must have at most " + LONGEST_PARAMETER + " characters.");
        }
        return value.filter(text -> !text.isEmpty());
    }

    /** A parameter or a field of a form, as it is. */
    public static @Nullable String decoded(HttpServletRequest request, String name) {
        try {
            return request.getParameter(name);
        } catch (RuntimeException e) {
            // Servers differ in what they throw for what is not encoded as it should be.
            throw new Refusal(400, "The address or the form cannot be read; check its encoding.");
        }
    }

    /** A whole number in the address. */
    public long number(String name, long least, long most, long otherwise) {
        Optional<String> text = parameter(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        return Fields.number(text.get())
                .filter(value -> value >= least && value <= most)
                .orElseThrow(() -> new Refusal(400, name + " must be a number from " + least + " to " + most + "."));
    }

    /** A moment in the address. */
    public Optional<Instant> instant(String name) {
        try {
            return parameter(name).map(Times::parse);
        } catch (DateTimeException e) {
            throw new Refusal(400, name + " must be a time such as 2026-01-31T12:00:00Z.");
        }
    }

    /** Begins an answer in JSON, to be closed by the caller when it is complete, and only then. */
    public JsonGenerator json(int status) throws IOException {
        return Json.begin(response, status);
    }

    /** Sends a browser on, with a GET. */
    public void seeOther(String path) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
    }
}
