// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.internal.pacing.Level;
import io.parley.spi.SyncException;
import io.parley.spi.http.AccessToken;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import io.parley.spi.http.ApiSettings;
import io.parley.spi.http.EventListener;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks to one endpoint. */
final class HttpApiClient implements ApiClient {

    private static final Logger LOG = LoggerFactory.getLogger(HttpApiClient.class);
    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final CloseableHttpAsyncClient client;
    private final ApiSettings settings;
    private final Addresses addresses;
    private final StatusTable statuses;
    private final NetworkFaults faults;
    private final Limits limits;
    private final Redaction redaction;
    private final @Nullable TokenKeeper tokens;

    HttpApiClient(
            CloseableHttpAsyncClient client,
            ApiSettings settings,
            StatusTable statuses,
            NetworkFaults faults,
            Limits limits) {
        this.client = client;
        this.settings = settings;
        this.addresses = new Addresses(settings.endpoint());
        this.statuses = statuses;
        this.faults = faults;
        this.limits = limits;
        this.redaction = new Redaction(
                settings.secretHeaders().values(), settings.tokens().isPresent());
        this.tokens = settings.tokens()
                .map(source -> new TokenKeeper(source, request -> sendAs(request, null), statuses))
                .orElse(null);
    }

    @Override
    public ApiResponse send(ApiRequest request) throws SyncException, InterruptedException {
        limits.keep(request);
        if (tokens == null) {
            return sendAs(request, null);
        }
        AccessToken token = tokens.current();
        try {
            return sendAs(request, token);
        } catch (SyncException.AuthExpired e) {
            return sendAs(request, tokens.after(token));
        }
    }

    @Override
    public void listen(ApiRequest request, Duration mostSilence, EventListener listener)
            throws SyncException, InterruptedException {
        if (mostSilence.toSeconds() < 1 || mostSilence.toSeconds() > 60) {
            throw new IllegalArgumentException("mostSilence must be 1 to 60 seconds, not " + mostSilence);
        }
        limits.keep(request);
        if (tokens == null) {
            listenAs(request, null, mostSilence, listener);
            return;
        }
        AccessToken token = tokens.current();
        try {
            listenAs(request, token, mostSilence, listener);
        } catch (SyncException.AuthExpired e) {
            listenAs(request, tokens.after(token), mostSilence, listener);
        }
    }

    private void listenAs(ApiRequest request, @Nullable AccessToken token, Duration mostSilence, EventListener listener)
            throws SyncException, InterruptedException {
        URI address = addresses.of(request.path());
        HttpClientContext context = HttpClientContext.create();
        EventResponse events = new EventResponse(settings.maxResponseBytes());
        Hearing hearing = new Hearing(request, listener);
        Future<ApiResponse> answer = client.execute(http(request, token, address), events, context, events);
        try {
            while (true) {
                EventResponse.Signal signal = events.next(mostSilence);
                if (signal == null) {
                    throw new SyncException.Transient(
                            addresses.host() + " has sent nothing for " + mostSilence.toSeconds() + " s", false, null);
                }
                if (!signal.tell(hearing)) {
                    break;
                }
            }
            ApiResponse response = answer.get();
            if (!hearing.accepted) {
                judged(request, response);
                throw new SyncException.Transient(
                        addresses.host() + " answers with something else than events", false, null);
            }
        } catch (ExecutionException e) {
            throw faults.meaningOf(e.getCause(), false);
        } finally {
            Abandonment.abandon(answer, context);
        }
    }

    /** Hears that events come, before whoever listens to them. */
    private final class Hearing implements EventResponse.Hearer {

        private final ApiRequest request;
        private final EventListener listener;
        private boolean accepted;

        Hearing(ApiRequest request, EventListener listener) {
            this.request = request;
            this.listener = listener;
        }

        @Override
        public void accepted(ApiResponse response) {
            accepted = true;
            limits.worked(request, limits.levels(request, response));
        }

        @Override
        public void opened() throws SyncException, InterruptedException {
            listener.opened();
        }

        @Override
        public void event(String name, String data) throws SyncException, InterruptedException {
            listener.event(name, data);
        }
    }

    private ApiResponse sendAs(ApiRequest request, @Nullable AccessToken token)
            throws SyncException, InterruptedException {
        URI address = addresses.of(request.path());
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            ApiResponse response = exchange(request, token, address);
            boolean redirect = REDIRECTS.contains(response.status())
                    && READING.contains(request.method())
                    && !request.accepted().contains(response.status())
                    && response.header("Location").isPresent();
            if (!redirect) {
                return judged(request, response);
            }
            address = addresses.redirected(address, response.header("Location").orElseThrow());
        }
        throw new SyncException.Permanent(addresses.host() + " redirects in a circle; check the endpoint");
    }

    private ApiResponse judged(ApiRequest request, ApiResponse response) throws SyncException {
        List<Level> levels = limits.levels(request, response);
        throwIfAny(limits.vendors(request, response));
        for (var row : settings.statusRows()) {
            throwIfAny(row.meaningOf(response).map(meaning -> limits.kept(request, meaning)));
        }
        if (response.status() / 100 == 2 || request.accepted().contains(response.status())) {
            limits.worked(request, levels);
            return response;
        }
        throwIfAny(limits.common(request, response));
        limits.worked(request, levels);
        throw statuses.meaningOf(response, addresses.host(), request.writing());
    }

    private static void throwIfAny(Optional<SyncException> meaning) throws SyncException {
        if (meaning.isPresent()) {
            throw meaning.get();
        }
    }

    private ApiResponse exchange(ApiRequest request, @Nullable AccessToken token, URI address)
            throws SyncException, InterruptedException {
        HttpClientContext context = HttpClientContext.create();
        Future<ApiResponse> answer = client.execute(
                http(request, token, address), new BoundedResponse(settings.maxResponseBytes()), context, null);
        try {
            ApiResponse response = answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("{} {}{} {}", request.method(), addresses.host(), address.getPath(), response.status());
            faults.refuseAnswerOfProxy(response.status(), "http".equals(address.getScheme()), context.getSSLSession());
            return redaction.of(response, request, token);
        } catch (InterruptedException e) {
            Abandonment.abandon(answer, context);
            throw e;
        } catch (TimeoutException e) {
            Abandonment.abandon(answer, context);
            throw new SyncException.Transient(
                    addresses.host() + " did not answer within "
                            + settings.timeout().toSeconds() + " s",
                    request.writing(),
                    null);
        } catch (ExecutionException e) {
            if (e.getCause().getClass() == InterruptedIOException.class) {
                throw new InterruptedException("interrupted before the request was sent");
            }
            LOG.debug(
                    "{} {}{}: {}",
                    request.method(),
                    addresses.host(),
                    address.getPath(),
                    e.getCause().toString());
            throw faults.meaningOf(e.getCause(), request.writing());
        }
    }

    private AsyncRequestProducer http(ApiRequest request, @Nullable AccessToken token, URI address) {
        AsyncRequestBuilder http = AsyncRequestBuilder.create(request.method()).setUri(address);
        settings.secretHeaders().forEach(http::setHeader);
        if (token != null) {
            http.setHeader("Authorization", token.authorization());
        }
        request.headers().forEach(http::setHeader);
        request.body()
                .ifPresent(body -> http.setEntity(
                        body, ContentType.parse(request.contentType().orElse("application/octet-stream"))));
        return http.build();
    }
}
