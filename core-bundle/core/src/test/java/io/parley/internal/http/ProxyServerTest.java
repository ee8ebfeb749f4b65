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
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything goes through the proxy, which is told its own password and nobody else's secrets. */
class ProxyServerTest {

    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString("agent:pr0xy-s3cr3t".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    private final HttpApiClients clients = new HttpApiClients(new SettableClock());

    @AfterEach
    void close() {
        clients.close();
    }

    private static ProxyServer proxy(SocketServer server, String password, String... direct) {
        return ProxyServer.at("http://127.0.0.1:" + server.port(), "agent", password, List.of(direct));
    }

    private ApiClient client(String endpoint) {
        return clients.open(
                ApiSettings.endpoint(URI.create(endpoint)).bearer("t0k3n").build());
    }

    /** A proxy that wants a login; a tunnel leads to a port of this machine, whatever its name. */
    private static SocketServer proxyBefore(int port) throws IOException {
        return SocketServer.plain((head, connection) -> {
            if (!head.contains("Proxy-Authorization: " + LOGIN)) {
                SocketServer.write(
                        connection,
                        "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"out\"\r\n"
                                + "Content-Length: 0\r\n\r\n");
            } else if (head.startsWith("CONNECT ")) {
                SocketServer.write(connection, "HTTP/1.1 200 Connection established\r\n\r\n");
                tunnel(connection, port);
            } else {
                SocketServer.write(connection, SocketServer.ok("{\"by\":\"proxy\"}"));
                connection.close();
            }
        });
    }

    private static void tunnel(Socket one, int port) throws IOException {
        try (Socket other = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Thread back = new Thread(
                    () -> {
                        try {
                            other.getInputStream().transferTo(one.getOutputStream());
                            one.close();
                        } catch (IOException e) {
                            // The other side went away.
                        }
                    },
                    "tunnel");
            back.setDaemon(true);
            back.start();
            one.getInputStream().transferTo(other.getOutputStream());
        }
    }

    @Test
    void plainRequestsAndWritesGoThroughIt() throws Exception {
        try (SocketServer proxy = proxyBefore(0)) {
            clients.use(new Network(proxy(proxy, "pr0xy-s3cr3t"), Trust.platform()));
            ApiClient crm = client("http://crm.invalid");
            assertThat(crm.send(ApiRequest.get("/a").build()).text()).contains("proxy");
            assertThat(crm.send(ApiRequest.post("/b")
                                    .body("text/plain", new byte[9])
                                    .build())
                            .status())
                    .isEqualTo(200);
            assertThat(proxy.heads()).anyMatch(head -> head.startsWith("POST http://crm.invalid/b "));
        }
    }

    @Test
    void secureRequestsGoThroughATunnelThatSeesNoSecrets() throws Exception {
        Certificates authority = new Certificates("Our own authority");
        try (SocketServer crm = SocketServer.secure(
                        authority.server("crm.invalid", Instant.now().minusSeconds(60), Duration.ofDays(1)));
                SocketServer proxy = proxyBefore(crm.port())) {
            Trust trust = Trust.with(authority.pem(folder.resolve("authority.pem")));
            clients.use(new Network(proxy(proxy, "pr0xy-s3cr3t"), trust));
            assertThat(client("https://crm.invalid")
                            .send(ApiRequest.post("/b").build())
                            .status())
                    .isEqualTo(200);
            assertThat(proxy.heads())
                    .allMatch(head -> head.startsWith("CONNECT crm.invalid:443"))
                    .noneMatch(head -> head.contains("t0k3n"));
            assertThat(crm.heads())
                    .anyMatch(head -> head.contains("t0k3n"))
                    .noneMatch(head -> head.contains("Proxy-Authorization"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://crm.invalid", "https://crm.invalid"})
    void aRefusedLoginIsNobodysItem(String endpoint) throws Exception {
        try (SocketServer proxy = proxyBefore(0)) {
            clients.use(new Network(proxy(proxy, "wr0ng"), Trust.platform()));
            assertThatThrownBy(() -> client(endpoint).send(ApiRequest.post("/b").build()))
                    .isInstanceOf(SyncException.Permanent.class)
                    .hasMessageContaining("proxyUser")
                    .hasMessageContaining("127.0.0.1:" + proxy.port())
                    .hasMessageNotContaining("wr0ng");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 502, 503})
    void aTunnelThatIsRefusedIsNobodysItem(int status) throws Exception {
        try (SocketServer proxy = SocketServer.plain((head, connection) -> {
            SocketServer.write(connection, "HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n");
        })) {
            clients.use(new Network(proxy(proxy, "x"), Trust.platform()));
            assertThatThrownBy(() -> client("https://crm.invalid")
                            .send(ApiRequest.post("/b").build()))
                    .isInstanceOf(SyncException.Transient.class)
                    .hasMessageContaining("proxy")
                    .satisfies(fault ->
                            assertThat(((SyncException) fault).inDoubt()).isFalse());
        }
    }

    @Test
    void aProxyThatIsAwayIsNamed() {
        clients.use(new Network(ProxyServer.at("http://127.0.0.1:9", "", "", List.of()), Trust.platform()));
        assertThatThrownBy(() ->
                        client("https://crm.invalid").send(ApiRequest.get("/a").build()))
                .isInstanceOf(SyncException.Transient.class)
                .hasMessageStartingWith("crm.invalid cannot be reached through the proxy 127.0.0.1:9");
        clients.use(new Network(ProxyServer.at("http://proxy.invalid:9", "", "", List.of()), Trust.platform()));
        assertThatThrownBy(() ->
                        client("https://crm.invalid").send(ApiRequest.get("/a").build()))
                .hasMessageStartingWith("The name proxy.invalid cannot be found; check the proxy in io.parley.agent");
    }

    @Test
    void someNamesAreCalledWithoutIt() {
        ProxyServer proxy = ProxyServer.at("http://p:1/", "", "", List.of("CRM.example.org", "*.inside.example"));
        assertThat(proxy.serves("crm.example.org")).isFalse();
        assertThat(proxy.serves("other.example.org")).isTrue();
        assertThat(proxy.serves("a.inside.example")).isFalse();
        assertThat(proxy.serves("inside.example")).isTrue();
        assertThat(proxy.serves("127.0.0.1")).isFalse();
        assertThat(proxy.serves("LOCALHOST")).isFalse();
        assertThat(proxy.serves("[::1]")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy:3128",
                "https://proxy:3128",
                "http://proxy",
                "http://u:p@proxy:1",
                "http://proxy:1/x",
                "no "
            })
    void anAddressThatIsNoneIsRefused(String address) {
        assertThatThrownBy(() -> ProxyServer.at(address, "", "", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itsPasswordIsNotTold() {
        assertThat(ProxyServer.at("http://p:1", "agent", "s3cr3t", List.of())).hasToString("p:1");
    }
}
