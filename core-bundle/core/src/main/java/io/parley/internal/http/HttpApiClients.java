// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.internal.pacing.AppSilences;
import io.parley.internal.pacing.CallCount;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes the API clients; all of them share one pool of connections. */
public final class HttpApiClients implements ApiClients, AutoCloseable {

    private static final int LONGEST_LINE = 64_000;
    private static final int MOST_HEADERS = 1_000;

    private final PoolingAsyncClientConnectionManager connectionPool;
    private final CloseableHttpAsyncClient client;
    private final Wiring wiring = new Wiring(Network.plain());
    private final StatusTable statuses;
    private final InstantSource clock;
    private final CallCount count;
    private final AppSilences apps;
    private final Map<String, Silences> shared = new ConcurrentHashMap<>();

    /**
     * Opens the pool.
     *
     * @param clock to turn "in 30 seconds" into a moment
     */
    public HttpApiClients(InstantSource clock) {
        this(clock, (costs, levels) -> {}, AppSilences.none());
    }

    /**
     * Opens the pool.
     *
     * @param clock to turn "in 30 seconds" into a moment
     * @param count is told of every call
     * @param apps remembers until when apps are silent
     */
    public HttpApiClients(InstantSource clock, CallCount count, AppSilences apps) {
        this(clock, count, apps, SystemDefaultDnsResolver.INSTANCE);
    }

    /** With names of one's own. */
    HttpApiClients(InstantSource clock, CallCount count, AppSilences apps, DnsResolver names) {
        this.clock = clock;
        this.count = count;
        this.apps = apps;
        statuses = new StatusTable(clock);
        ConnectionConfig connections = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.ofSeconds(10))
                .setSocketTimeout(Timeout.ofSeconds(60))
                .setTimeToLive(TimeValue.ofMinutes(5))
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .build();
        connectionPool = PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnTotal(600)
                .setMaxConnPerRoute(150)
                .setDefaultConnectionConfig(connections)
                .setTlsStrategy(wiring)
                .setDnsResolver(names)
                .build();
        client = HttpAsyncClients.custom()
                .setConnectionManager(connectionPool)
                .addExecInterceptorFirst("abandonment", new Abandonment())
                .setRoutePlanner(wiring)
                .setDefaultCredentialsProvider(wiring)
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(LONGEST_LINE)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build())
                .setH2Config(H2Config.custom()
                        .setPushEnabled(false)
                        .setMaxHeaderListSize(LONGEST_LINE)
                        .build())
                .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(1).build())
                .setUserAgent("Parley")
                .evictIdleConnections(TimeValue.ofSeconds(20))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
        client.start();
    }

    /** From now on the outside is reached like this; what is under way goes on as it began. */
    public void use(Network network) {
        wiring.use(network);
        connectionPool.closeIdle(TimeValue.ZERO_MILLISECONDS);
    }

    @Override
    public ApiClient open(ApiSettings settings) {
        String host = settings.endpoint().getAuthority();
        Silences silences = settings.sharedLimits().isEmpty()
                ? new Silences(clock)
                : shared.computeIfAbsent(
                        host + " " + settings.sharedLimits(),
                        app -> new Silences(clock, apps.of(app), kept -> apps.keep(app, kept)));
        return new HttpApiClient(
                client,
                settings,
                statuses,
                new NetworkFaults(settings.endpoint(), wiring::proxyFor),
                new Limits(settings, silences, clock, count));
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
