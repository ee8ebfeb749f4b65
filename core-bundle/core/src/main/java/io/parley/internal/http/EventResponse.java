// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.spi.SyncException;
import io.parley.spi.http.ApiResponse;
import io.parley.spi.http.EventListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Hands events from the thread that reads the network to the one that listens. Any other answer than events is gathered like
 * every answer.
 */
final class EventResponse implements AsyncResponseConsumer<ApiResponse>, FutureCallback<ApiResponse> {

    private static final int MOST_WAITING = 1_000;
    private static final int MOST_CHARACTERS_WAITING = 4_000_000;

    private final BoundedResponse other;
    private final EventParser parser;
    private final BlockingQueue<Waiting> signals = new LinkedBlockingQueue<>();
    private final AtomicInteger charactersWaiting = new AtomicInteger();
    private @Nullable FutureCallback<ApiResponse> ended;
    private @Nullable ApiResponse opened;

    /** What the thread that reads has to say. */
    @FunctionalInterface
    interface Signal {

        /**
         * Tells it.
         *
         * @return whether anything comes behind it
         */
        boolean tell(Hearer hearer) throws SyncException, InterruptedException;
    }

    private record Waiting(Signal signal, int characters) {}

    /** Who listens. */
    interface Hearer extends EventListener {

        /** The other side accepted the request. */
        void accepted(ApiResponse response) throws SyncException, InterruptedException;
    }

    EventResponse(int maxBytes) {
        other = new BoundedResponse(maxBytes);
        parser = new EventParser(maxBytes, new EventParser.Sink() {
            @Override
            public void event(String name, String data) throws IOException {
                add(data.length(), hearer -> {
                    hearer.event(name, data);
                    return true;
                });
            }

            @Override
            public void alive() throws IOException {
                add(0, hearer -> true);
            }
        });
    }

    /**
     * Takes the next signal.
     *
     * @return null if nothing came for so long
     */
    @Nullable Signal next(Duration patience) throws InterruptedException {
        Waiting next = signals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
            return null;
        }
        charactersWaiting.addAndGet(-next.characters());
        return next.signal();
    }

    private void add(int characters, Signal signal) throws IOException {
        boolean tooMany =
                signals.size() >= MOST_WAITING || charactersWaiting.addAndGet(characters) > MOST_CHARACTERS_WAITING;
        if (tooMany) {
            throw new IOException("events come faster than they are handled");
        }
        signals.add(new Waiting(signal, characters));
    }

    private void end() {
        signals.add(new Waiting(hearer -> false, 0));
    }

    @Override
    public void consumeResponse(
            HttpResponse response, EntityDetails entity, HttpContext context, FutureCallback<ApiResponse> callback)
            throws HttpException, IOException {
        boolean events = response.getCode() == 200
                && entity != null
                && String.valueOf(entity.getContentType()).startsWith("text/event-stream");
        if (!events) {
            other.consumeResponse(response, entity, context, callback);
            return;
        }
        ApiResponse accepted = new ApiResponse(200, BoundedResponse.headers(response), new byte[0]);
        ended = callback;
        opened = accepted;
        add(0, hearer -> {
            hearer.accepted(accepted);
            hearer.opened();
            return true;
        });
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // An interim answer says nothing that the final one does not.
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        if (opened == null) {
            other.updateCapacity(channel);
        } else {
            channel.update(Integer.MAX_VALUE);
        }
    }

    @Override
    public void consume(ByteBuffer bytes) throws IOException {
        if (opened == null) {
            other.consume(bytes);
        } else {
            parser.feed(bytes);
        }
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) throws HttpException, IOException {
        if (ended == null) {
            other.streamEnd(trailers);
        } else {
            ended.completed(opened);
        }
    }

    @Override
    public void failed(Exception cause) {
        signals.clear();
        end();
        other.failed(cause);
    }

    @Override
    public void releaseResources() {
        other.releaseResources();
    }

    @Override
    public void completed(ApiResponse response) {
        end();
    }

    @Override
    public void cancelled() {
        end();
    }
}
