// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Gathers a body while it comes, without a thread that waits for it: who sends slowly holds up nobody. When it is there the
 * request is dispatched once more, with the body beside it.
 */
final class SlowBody implements ReadListener, AsyncListener {

    /** The largest body in bytes; of a larger one so many and one more are gathered. */
    static final int LARGEST = 32_768;

    private static final String ATTRIBUTE = SlowBody.class.getName();
    private static final long LONGEST_MILLIS = 20_000;

    private final AsyncContext context;
    private final ServletInputStream in;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private boolean ended;

    private SlowBody(AsyncContext context, ServletInputStream in) {
        this.context = context;
        this.in = in;
    }

    /** {@return the body, if it was gathered} */
    static Optional<byte[]> of(HttpServletRequest request) {
        return Optional.ofNullable((byte[]) request.getAttribute(ATTRIBUTE));
    }

    static void gather(HttpServletRequest request) throws IOException {
        AsyncContext context = request.startAsync();
        context.setTimeout(LONGEST_MILLIS);
        SlowBody body = new SlowBody(context, request.getInputStream());
        context.addListener(body);
        body.in.setReadListener(body);
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] some = new byte[4_096];
        while (!ended && in.isReady() && !in.isFinished()) {
            int count = in.read(some);
            if (count > 0) {
                gathered.write(some, 0, Math.min(count, LARGEST + 1 - gathered.size()));
            }
            if (gathered.size() > LARGEST) {
                onAllDataRead();
            }
        }
    }

    @Override
    public void onAllDataRead() {
        if (!ended) {
            ended = true;
            context.getRequest().setAttribute(ATTRIBUTE, gathered.toByteArray());
            context.dispatch();
        }
    }

    @Override
    public void onError(Throwable fault) {
        ended = true;
        try {
            refuse(new RefusedException(400, "The body broke off or cannot be read; please send it again."));
        } catch (IOException e) {
            // The sender has gone.
            context.complete();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        refuse(new RefusedException(408, "The body came too slowly; please try again."));
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // Whoever completes it has answered it.
    }

    @Override
    public void onError(AsyncEvent event) {
        // The container answers it.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // It is started once.
    }

    private void refuse(RefusedException reason) throws IOException {
        HttpServletResponse response = (HttpServletResponse) context.getResponse();
        response.setHeader("Connection", "close");
        Call.refuse(response, reason);
        context.complete();
    }
}
