// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.web;

import com.samskivert.mustache.Mustache;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** The page on which visitors chat, with its style and script. */
public final class ChatPage {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; "
                    + "base-uri 'none'; frame-ancestors 'none'";
    private static final Map<String, String> ASSETS = Map.of(
            "/assets/chat.css", "text/css; charset=utf-8",
            "/assets/chat.js", "text/javascript; charset=utf-8");

    private final String html;

    /** The page of one account. */
    public ChatPage(String account, String title) {
        html = Mustache.compiler()
                .escapeHTML(true)
                .compile(new String(resource("chat.html"), StandardCharsets.UTF_8))
                .execute(Map.of("account", account, "title", title));
    }

    void show(HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-cache");
        write(response, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a file of the page. Returns whether there is one. */
    boolean asset(String path, HttpServletResponse response) throws IOException {
        String type = ASSETS.get(path);
        if (type != null) {
            response.setHeader("Cache-Control", "max-age=300");
            write(response, type, resource(path.substring("/assets/".length())));
        }
        return type != null;
    }

    private static void write(HttpServletResponse response, String type, byte[] bytes) throws IOException {
        response.setContentType(type);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(ChatPage.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
