// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.internal.work.SettableClock;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only servers that prove who they are get anything, and whoever does not is said with what to do. */
class TrustTest {

    private static final ApiRequest WRITING = ApiRequest.post("/x").build();
    private static final Instant YESTERDAY = Instant.now().minus(Duration.ofDays(1));
    private static final Duration A_WEEK = Duration.ofDays(7);

    @TempDir
    Path folder;

    private final HttpApiClients clients = new HttpApiClients(new SettableClock());
    private Certificates authority;

    @BeforeEach
    void begin() throws Exception {
        authority = new Certificates("Our own authority");
    }

    @AfterEach
    void close() {
        clients.close();
    }

    private void trustTheAuthority() throws Exception {
        clients.use(new Network(null, Trust.with(authority.pem(folder.resolve("authority.pem")))));
    }

    private ApiClient client(SocketServer server) {
        return clients.open(ApiSettings.endpoint(URI.create("https://localhost:" + server.port()))
                .build());
    }

    @Test
    void anUnknownAuthorityIsRefusedUntilItIsConfigured() throws Exception {
        try (SocketServer server = SocketServer.secure(authority.server("localhost", YESTERDAY, A_WEEK))) {
            assertRefused(server, "put the authority's certificate into trustedCertificates of io.parley.agent");
            trustTheAuthority();
            assertThat(client(server).send(WRITING).status()).isEqualTo(200);
            clients.use(Network.plain());
            assertRefused(server, "from an authority that is not known here");
        }
    }

    @Test
    void anotherAuthorityIsNoHelp() throws Exception {
        try (SocketServer server =
                SocketServer.secure(new Certificates("Another").server("localhost", YESTERDAY, A_WEEK))) {
            trustTheAuthority();
            assertRefused(server, "from an authority that is not known here");
        }
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        try (SocketServer server = SocketServer.secure(authority.server("localhost", YESTERDAY, Duration.ofHours(2)))) {
            trustTheAuthority();
            assertRefused(server, "its certificate has expired");
        }
    }

    @Test
    void aCertificateOfTheFutureIsRefused() throws Exception {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        try (SocketServer server = SocketServer.secure(authority.server("localhost", tomorrow, A_WEEK))) {
            trustTheAuthority();
            assertRefused(server, "check the clock of this machine");
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        try (SocketServer server = SocketServer.secure(authority.server("crm.example.org", YESTERDAY, A_WEEK))) {
            trustTheAuthority();
            assertRefused(server, "its certificate is for another name");
        }
    }

    @Test
    void aServerWithoutTlsIsRefused() throws Exception {
        try (SocketServer server =
                SocketServer.plain((head, connection) -> SocketServer.write(connection, SocketServer.ok("{}")))) {
            assertThatThrownBy(() -> client(server).send(WRITING)).isInstanceOf(SyncException.Transient.class);
        }
    }

    @Test
    void theAuthoritiesOfThePlatformStay() throws Exception {
        Trust more = Trust.with(authority.pem(folder.resolve("authority.pem")));
        assertThat(Trust.platform().context().getDefaultSSLParameters().getProtocols())
                .isEqualTo(more.context().getDefaultSSLParameters().getProtocols())
                .doesNotContain("TLSv1", "TLSv1.1", "SSLv3");
    }

    @Test
    void aFileWithoutCertificatesIsRefused() throws IOException {
        Path nothing = Files.writeString(folder.resolve("nothing.pem"), "");
        Path key = Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n");
        assertThatThrownBy(() -> Trust.with(nothing)).hasMessageContaining("nothing.pem");
        assertThatThrownBy(() -> Trust.with(key)).hasMessageContaining("must hold certificates in PEM");
        assertThatThrownBy(() -> Trust.with(folder.resolve("none.pem"))).hasMessageContaining("cannot be read");
    }

    private void assertRefused(SocketServer server, String advice) {
        int told = server.heads().size();
        assertThatThrownBy(() -> client(server).send(WRITING))
                .isInstanceOf(SyncException.Transient.class)
                .hasMessageStartingWith("No trusted connection to localhost:" + server.port())
                .hasMessageContaining(advice)
                .satisfies(
                        fault -> assertThat(((SyncException) fault).inDoubt()).isFalse());
        assertThat(server.heads()).as("what the server was told").hasSize(told);
    }
}
