// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.spi.channel.Transcript;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One browser that follows a conversation. Writes without blocking: a slow browser costs no thread, and hints that come
 * while it is slow cost nothing, because what is to be told is looked up when it can be written.
 */
final class EventStream implements WriteListener, AsyncListener {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private final EventSource source;
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Consumer<EventStream> whenEnded;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private Transcript.@Nullable Subscription subscription;
    private boolean unflushed;

    EventStream(EventSource source, AsyncContext context, Consumer<EventStream> whenEnded) throws IOException {
        this.source = source;
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.whenEnded = whenEnded;
    }

    void start() {
        context.addListener(this);
        subscription = source.listen(this::hint);
        out.setWriteListener(this);
    }

    /** Ends the stream; the browser comes back by itself. */
    void end() {
        if (ended.compareAndSet(false, true)) {
            if (subscription != null) {
                subscription.close();
            }
            whenEnded.accept(this);
            context.complete();
        }
    }

    @Override
    public void onWritePossible() throws IOException {
        write();
    }

    @Override
    public void onError(Throwable fault) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // It is started once.
    }

    /** Comes from the agent's threads, which must not wait: the looking is done by the container's. */
    private void hint() {
        if (!ended.get() && looking.compareAndSet(false, true)) {
            context.start(() -> {
                looking.set(false);
                try {
                    write();
                } catch (IOException | IllegalStateException e) {
                    end();
                } catch (RuntimeException e) {
                    // The container says nothing of what fails in its threads.
                    LOG.error("An event stream met a defect and was ended; the browser comes back", e);
                    end();
                }
            });
        }
    }

    private synchronized void write() throws IOException {
        while (!ended.get() && out.isReady()) {
            if (unflushed) {
                unflushed = false;
                out.flush();
                continue;
            }
            byte[] events = source.next();
            if (events.length == 0) {
                return;
            }
            out.write(events);
            unflushed = true;
        }
    }
}
