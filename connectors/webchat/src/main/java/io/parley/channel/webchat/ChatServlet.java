// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.channel.webchat.Said.UnusableException;
import io.parley.spi.channel.Inbox.NotStoredException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /chat/<account>}: the page and the REST of one live chat. */
final class ChatServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String BEARER = "Bearer ";
    private static final String BEGIN = "/api/conversations";
    private static final Pattern CONVERSATION =
            Pattern.compile("/api/conversations/([A-Za-z0-9_-]{43})/(messages|events)");
    private static final int LARGEST_BODY = 32_768;
    private static final String WAIT_SECONDS = "10";

    private final transient ChatPage page;
    private final transient Desk desk;
    private final transient EventStreams streams;
    private final transient Origins origins;
    private final transient Limits limits;

    ChatServlet(ChatPage page, Desk desk, EventStreams streams, Origins origins, Limits limits) {
        this.page = page;
        this.desk = desk;
        this.streams = streams;
        this.origins = origins;
        this.limits = limits;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        if (!path.startsWith("/api/")) {
            serveFile(path, request, response);
            return;
        }
        if (!origins.admits(request)) {
            refuse(response, 403, "Pages of this origin may not use the chat; name it in allowedOrigins.");
            return;
        }
        origins.greet(request, response);
        if (request.getMethod().equals("OPTIONS")) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        try {
            route(path, request, response);
        } catch (UnusableException e) {
            refuse(response, 400, e.getMessage());
        } catch (NotStoredException e) {
            refuse(response, 503, "It could not be stored; please try again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refuse(response, 503, "The agent is stopping; please try again.");
        }
    }

    private void serveFile(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            refuse(response, 405, "Only GET is possible here.");
        } else if (path.isEmpty() || path.equals("/")) {
            page.show(response);
        } else if (!page.asset(path, response)) {
            refuse(response, 404, "There is no such page.");
        }
    }

    private void route(String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException, UnusableException, NotStoredException, InterruptedException {
        Matcher matcher = CONVERSATION.matcher(path);
        boolean posting = request.getMethod().equals("POST");
        if (path.equals(BEGIN) && posting) {
            begin(request, response);
        } else if (matcher.matches() && posting == matcher.group(2).equals("messages")) {
            converse(matcher.group(1), posting, request, response);
        } else {
            refuse(response, 404, "There is no such resource.");
        }
    }

    private void begin(HttpServletRequest request, HttpServletResponse response)
            throws IOException, UnusableException, NotStoredException, InterruptedException {
        if (!limits.mayBegin(request.getRemoteAddr())) {
            refuseForNow(response, "Too many conversations were begun from here; please wait a little.");
            return;
        }
        Optional<byte[]> body = body(request, response);
        if (body.isPresent()) {
            Desk.Begun begun = desk.begin(Said.beginning(body.get()), request.getRemoteAddr());
            answer(
                    response,
                    201,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("conversationId", begun.id())
                            .put("token", begun.token())
                            .put("queuePosition", begun.queuePosition()));
        }
    }

    private void converse(String id, boolean posting, HttpServletRequest request, HttpServletResponse response)
            throws IOException, UnusableException, NotStoredException, InterruptedException {
        if (!desk.admits(id, token(request, !posting))) {
            refuse(response, 401, "The token is not this conversation's.");
        } else if (!posting) {
            streams.open(desk.conversation(id), request, response);
        } else if (!limits.maySay(id)) {
            refuseForNow(response, "Too many messages in a short time; please wait a little.");
        } else {
            Optional<byte[]> body = body(request, response);
            if (body.isPresent()) {
                if (desk.say(id, Said.line(body.get()))) {
                    response.setStatus(HttpServletResponse.SC_ACCEPTED);
                } else {
                    refuse(response, 404, "There is no such conversation.");
                }
            }
        }
    }

    private static Optional<byte[]> body(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json")) {
            refuse(response, 415, "Send JSON, with Content-Type: application/json.");
            return Optional.empty();
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            refuse(response, 413, "The body has more than " + LARGEST_BODY + " bytes.");
            return Optional.empty();
        }
        return Optional.of(body);
    }

    /** Browsers cannot send headers with event streams, so there the token may stand in the address. */
    private static String token(HttpServletRequest request, boolean alsoInAddress) {
        String header = request.getHeader("Authorization");
        if (header != null && header.startsWith(BEARER)) {
            return header.substring(BEARER.length()).strip();
        }
        String parameter = alsoInAddress ? request.getParameter("token") : null;
        return parameter == null ? "" : parameter;
    }

    private static void refuseForNow(HttpServletResponse response, String sentence) throws IOException {
        response.setHeader("Retry-After", WAIT_SECONDS);
        refuse(response, 429, sentence);
    }

    private static void refuse(HttpServletResponse response, int status, String sentence) throws IOException {
        answer(response, status, JsonNodeFactory.instance.objectNode().put("error", sentence));
    }

    private static void answer(HttpServletResponse response, int status, ObjectNode document) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(document.toString().getBytes(StandardCharsets.UTF_8));
    }
}
