// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import java.io.IOException;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;

/**
 * Closes the connection on which nobody waits for an answer any more. Cancelling alone leaves it open while the head of an
 * answer trickles in, until such a server holds every connection that there may be.
 */
final class Abandonment implements AsyncExecChainHandler {

    private static final String RUNTIME = "io.parley.runtime";

    @Override
    public void execute(
            HttpRequest request,
            AsyncEntityProducer entity,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        scope.clientContext.setAttribute(RUNTIME, scope.execRuntime);
        chain.proceed(request, entity, scope, callback);
    }

    /** Waits no longer. */
    static void abandon(Future<?> answer, HttpClientContext context) {
        answer.cancel(true);
        if (context.getAttribute(RUNTIME) instanceof AsyncExecRuntime runtime) {
            runtime.discardEndpoint();
        }
    }
}
