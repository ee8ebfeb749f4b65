// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.pages;

import io.parley.crm.sandbox.server.records.Refusal;
import io.parley.crm.sandbox.server.web.Call;
import io.parley.crm.sandbox.server.web.Fields;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;

/** What a person sent with a form, of bounded size. */
final class Form {

    private static final int MOST_BYTES = 190_000;

    private final HttpServletRequest request;

    private Form(HttpServletRequest request) {
        this.request = request;
    }

    static Form of(Call call) {
        HttpServletRequest request = call.request();
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/x-www-form-urlencoded")) {
            throw new Refusal(415, "Use the form on the page.");
        }
        if (request.getContentLengthLong() < 0 || request.getContentLengthLong() > MOST_BYTES) {
            throw new Refusal(413, "This is too long; shorten the text.");
        }
        return new Form(request);
    }

    /** A field as it was filled in; empty if it is missing. */
    String text(String name) {
        String value = Call.decoded(request, name);
        return value == null ? "" : value;
    }

    /** A field that may be there several times. */
    List<String> texts(String name) {
        String first = Call.decoded(request, name);
        return first == null ? List.of() : List.of(request.getParameterValues(name));
    }

    /** A field that holds the id of a record. */
    long id(String name) {
        return Fields.number(text(name)).orElseThrow(() -> Refusal.invalid("Choose a contact."));
    }
}
