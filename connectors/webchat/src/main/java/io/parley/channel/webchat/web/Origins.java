// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.web;

import io.parley.spi.Untrusted;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which pages may use the chat: the agent's own, and those that the configuration names. */
public final class Origins {

    private final Set<String> allowed = new TreeSet<>();

    /** Those that the configuration names. */
    public Origins(String[] origins) {
        for (String origin : origins) {
            if (!origin.matches("https?://[^/\\s]+")) {
                throw new IllegalArgumentException(
                        "allowedOrigins must hold origins such as https://www.example.org, not " + origin);
            }
            allowed.add(origin.toLowerCase(Locale.ROOT));
        }
    }

    /** {@return those that the configuration names} */
    public List<String> named() {
        return List.copyOf(allowed);
    }

    /** Whether the page that a request comes from may use the chat; what comes from no page may. */
    boolean admits(HttpServletRequest request) {
        @Nullable String origin = request.getHeader("Origin");
        return origin == null || own(request, origin) || allowed.contains(origin.toLowerCase(Locale.ROOT));
    }

    /** Tells the browser that the page may read the answer. */
    void greet(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Vary", "Origin");
        @Nullable String origin = request.getHeader("Origin");
        if (origin != null && !own(request, origin)) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Allow-Methods", "GET, POST");
            response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, Last-Event-ID");
            response.setHeader("Access-Control-Max-Age", "600");
        }
    }

    /**
     * The page that a visitor says to be on, for people to follow: only if it is one of those named, and without what stands
     * behind its path, which may hold what is meant for the visitor alone.
     */
    public Optional<URI> page(@Nullable String text) {
        return Untrusted.link(text)
                .filter(link ->
                        allowed.contains((link.getScheme() + "://" + link.getRawAuthority()).toLowerCase(Locale.ROOT)))
                .map(link -> URI.create(link.getScheme() + "://" + link.getRawAuthority() + link.getRawPath()));
    }

    private static boolean own(HttpServletRequest request, String origin) {
        return origin.replaceFirst("^https?://", "").equalsIgnoreCase(request.getHeader("Host"));
    }
}
