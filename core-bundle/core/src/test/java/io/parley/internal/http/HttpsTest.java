// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted connections: to servers that Java trusts, and to no others. */
class HttpsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    Path temp;

    private final HttpApiClients clients = new HttpApiClients(InstantSource.system());
    private WireMockServer server = new WireMockServer();

    @BeforeEach
    void serve() throws Exception {
        Path keys = temp.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keys.toString())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("keytool.txt").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keys).exists();
        server = new WireMockServer(wireMockConfig()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(keys.toString())
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(ok("Hello")));
    }

    @AfterEach
    void close() {
        System.clearProperty("javax.net.ssl.trustStore");
        System.clearProperty("javax.net.ssl.trustStorePassword");
        clients.close();
        server.stop();
    }

    @Test
    void aServerThatJavaTrustsIsReached() throws Exception {
        System.setProperty("javax.net.ssl.trustStore", temp.resolve("keys.p12").toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);

        assertThat(client("localhost").send(ApiRequest.get("/me").build()).text())
                .isEqualTo("Hello");
    }

    @Test
    void aServerOfAnotherNameIsRefused() {
        System.setProperty("javax.net.ssl.trustStore", temp.resolve("keys.p12").toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);

        assertThatThrownBy(() -> client("127.0.0.1").send(ApiRequest.get("/me").build()))
                .isInstanceOf(SyncException.class);
        server.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void aServerThatJavaDoesNotTrustIsRefused() {
        assertThatThrownBy(() -> client("localhost").send(ApiRequest.get("/me").build()))
                .isInstanceOf(SyncException.class);
        server.verify(0, anyRequestedFor(anyUrl()));
    }

    private ApiClient client(String host) {
        return clients.open(ApiSettings.endpoint(URI.create("https://" + host + ":" + server.httpsPort()))
                .build());
    }
}
