// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.model.ExternalId;
import io.parley.spi.channel.Transcript;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open event streams of one chat. Any thread. */
final class EventStreams implements AutoCloseable {

    private final Transcript transcript;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();

    EventStreams(Transcript transcript) {
        this.transcript = transcript;
    }

    /** Opens a stream behind the last event that the browser has. */
    void open(ExternalId conversation, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        EventStream stream =
                new EventStream(new EventSource(transcript, conversation, lastEvent(request)), context, open::remove);
        open.add(stream);
        stream.start();
    }

    @Override
    public void close() {
        open.forEach(EventStream::end);
    }

    private static long lastEvent(HttpServletRequest request) {
        String id = request.getHeader("Last-Event-ID");
        return id != null && id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
    }
}
