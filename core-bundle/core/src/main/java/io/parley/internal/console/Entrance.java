// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Lets the agent's people through to the pages and REST that are for them, and nobody else. */
public final class Entrance {

    static final String COOKIE = "parley_session";

    private static final String BEARER = "Bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** A header has its bounds, and whoever comes with more does not come from a page of ours. */
    private static final int LONGEST_WAY_BACK = 2_000;

    private final Doorkeeper doorkeeper;

    /** An entrance with its doorkeeper. */
    public Entrance(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    /**
     * Looks at a request and answers it if it may not go on.
     *
     * @return whether it may go on
     */
    public boolean admits(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            boolean known = authorization.startsWith(BEARER)
                    && doorkeeper.knows(authorization.substring(BEARER.length()).strip());
            return known
                    || refuse(response, 401, "This token is not the agent's; it stands in data/api-token of its home.");
        }
        if (session(request).filter(doorkeeper::valid).isEmpty()) {
            return askToLogIn(request, response);
        }
        if (!READING.contains(request.getMethod()) && !fromOwnPage(request)) {
            return refuse(response, 403, "This request comes from a foreign page.");
        }
        return true;
    }

    private static boolean askToLogIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String accept = String.valueOf(request.getHeader("Accept"));
        if (request.getMethod().equals("GET") && accept.contains("text/html")) {
            String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            String next = URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8);
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", next.length() > LONGEST_WAY_BACK ? "/login" : "/login?next=" + next);
            return false;
        }
        response.setHeader("WWW-Authenticate", "Bearer");
        return refuse(
                response,
                401,
                "Send the agent's token as Authorization: Bearer; it stands in data/api-token of its home.");
    }

    /** Browsers name the page that a writing request comes from; what does not is no browser and brings the token. */
    private static boolean fromOwnPage(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin != null && origin.replaceFirst("^https?://", "").equals(request.getHeader("Host"));
    }

    private static Optional<String> session(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** The body stays unread, so the connection is of no use any more: who is told does not send the next request there. */
    private static boolean refuse(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setHeader("Connection", "close");
        Answers.error(response, status, sentence);
        return false;
    }
}
