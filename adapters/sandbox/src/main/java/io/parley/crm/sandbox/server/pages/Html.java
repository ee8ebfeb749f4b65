// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.pages;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One page with holes; what fills the holes is escaped. */
final class Html {

    static final Html CASES = new Html("cases.html");
    static final Html CASE = new Html("case.html");
    static final Html CONTACTS = new Html("contacts.html");
    static final Html CONTACT = new Html("contact.html");
    static final Html PROBLEM = new Html("problem.html");

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Template template;

    private Html(String name) {
        template = Mustache.compiler()
                .escapeHTML(true)
                .emptyStringIsFalse(true)
                .nullValue("")
                .withLoader(Html::part)
                .compile(part(name));
    }

    void write(HttpServletResponse response, int status, Map<String, Object> holes) throws IOException {
        byte[] page = template.execute(holes).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/html; charset=utf-8");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        // Not "no-referrer": with that, browsers hide the origin of forms too, and the agent refuses what hides it.
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    private static Reader part(String name) {
        try (InputStream in = Html.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
