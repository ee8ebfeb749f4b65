// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.webhook;

import io.parley.internal.intake.Intake;
import io.parley.internal.intake.Intake.Arrival;
import io.parley.internal.store.StoreException;
import io.parley.internal.work.Hints;
import io.parley.spi.channel.WebhookCall;
import io.parley.spi.channel.WebhookOutcome;
import io.parley.spi.channel.WebhookReceiver;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where networks and CRMs call: {@code /hooks/<hook id>}. Answered only after everything that was read is on disk. */
public final class WebhookDoor extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(WebhookDoor.class);
    private static final int LARGEST_BODY = 1_000_000;

    private final transient Function<String, Optional<WebhookReceiver>> receivers;
    private final transient Intake intake;
    private final transient Hints hints;

    /**
     * Opens the door.
     *
     * @param receivers finds who reads the calls of a hook
     */
    public WebhookDoor(Function<String, Optional<WebhookReceiver>> receivers, Intake intake, Hints hints) {
        this.receivers = receivers;
        this.intake = intake;
        this.hints = hints;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        Optional<WebhookReceiver> receiver = receivers.apply(path.startsWith("/") ? path.substring(1) : path);
        if (receiver.isEmpty()) {
            answer(response, 404, "text/plain", "There is no such hook.");
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            answer(response, 413, "text/plain", "A call has at most " + LARGEST_BODY + " bytes.");
            return;
        }
        try {
            WebhookOutcome outcome = receiver.get()
                    .receive(new WebhookCall(request.getMethod(), query(request), headers(request), body));
            outcome.changes().forEach((account, changes) -> intake.accept(Arrival.told(account, changes)));
            answer(response, outcome.status(), outcome.contentType(), outcome.body());
            outcome.news().forEach(id -> hints.tell(Hints.news(id)));
        } catch (StoreException e) {
            LOG.error("A webhook call could not be stored and was answered with 503: {}", e.getMessage());
            answer(response, 503, "text/plain", "It could not be stored; please send it again.");
        } catch (RuntimeException e) {
            LOG.warn("The receiver of {} has a defect; the call was answered with 500", path, e);
            answer(response, 500, "text/plain", "It could not be read.");
        }
    }

    private static Map<String, List<String>> query(HttpServletRequest request) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        String text = request.getQueryString() == null ? "" : request.getQueryString();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.computeIfAbsent(decoded(pair.substring(0, equals)), name -> new ArrayList<>())
                        .add(decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, Collections.list(request.getHeaders(name))));
        return headers;
    }

    private static void answer(HttpServletResponse response, int status, String contentType, String body)
            throws IOException {
        response.setStatus(status);
        response.setContentType(contentType);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
