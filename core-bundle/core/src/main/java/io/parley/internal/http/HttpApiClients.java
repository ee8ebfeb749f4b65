// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes the API clients; all of them share one pool of connections. */
public final class HttpApiClients implements ApiClients, AutoCloseable {

    private final CloseableHttpAsyncClient client;
    private final StatusTable statuses;

    /**
     * Opens the pool.
     *
     * @param clock to turn "in 30 seconds" into a moment
     */
    public HttpApiClients(InstantSource clock) {
        statuses = new StatusTable(clock);
        ConnectionConfig connections = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.ofSeconds(10))
                .setSocketTimeout(Timeout.ofSeconds(60))
                .setTimeToLive(TimeValue.ofMinutes(5))
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .build();
        client = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(200)
                        .setMaxConnPerRoute(20)
                        .setDefaultConnectionConfig(connections)
                        .setTlsStrategy(new TlsOnDemand())
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

    @Override
    public ApiClient open(ApiSettings settings) {
        return new HttpApiClient(client, settings, statuses);
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
