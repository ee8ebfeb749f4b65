// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.channel.webchat.files.VisitorFiles;
import io.parley.model.ExternalId;
import io.parley.spi.channel.Presence;
import io.parley.spi.channel.Transcript;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open event streams of one chat. Any thread. */
final class EventStreams implements AutoCloseable {

    private static final int BUFFER = 2_048;

    private final Transcript transcript;
    private final Presence presence;
    private final VisitorFiles files;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final Visits visits;

    EventStreams(Transcript transcript, Presence presence, VisitorFiles files, Visits visits) {
        this.transcript = transcript;
        this.presence = presence;
        this.files = files;
        this.visits = visits;
    }

    /** Opens a stream behind the last event that the browser has. */
    void open(ExternalId conversation, HttpServletRequest request, HttpServletResponse response) throws IOException {
        // The usual buffer is kept for as long as the stream, and there may be thousands.
        response.setBufferSize(BUFFER);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        EventSource source = new EventSource(transcript, presence, files, conversation, lastEvent(request));
        EventStream stream = new EventStream(source, context, ended -> {
            if (open.remove(ended)) {
                visits.end(conversation);
            }
        });
        open.add(stream);
        visits.begin(conversation);
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
