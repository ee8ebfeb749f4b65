// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command speaks to the agent that runs, and waits until it is done. */
class UninstallTest {

    @TempDir
    private Path home;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer agent;
    private int removing;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(home.resolve("data"));
        Files.writeString(home.resolve("data/api-token"), "a-token\n");
        agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        agent.createContext("/", this::answer);
        agent.start();
    }

    @AfterEach
    void stop() {
        agent.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        asked.add(call.getRequestMethod() + " " + call.getRequestURI() + " "
                + call.getRequestHeaders().getFirst("Authorization") + " "
                + call.getRequestHeaders().getFirst("Accept"));
        boolean more = removing-- > 0;
        if (more) {
            call.getResponseHeaders().add("Retry-After", "0");
        }
        byte[] body = (more ? "Removing\n" : "Nothing is left\n").getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    private int run(boolean remove) throws Exception {
        AgentOptions options = AgentOptions.defaults()
                .withHome(home)
                .withPort(agent.getAddress().getPort());
        return new Uninstall(options, "my org").run(remove, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    @Test
    void whatTheAgentSaysIsShown() throws Exception {
        assertThat(run(false)).isZero();
        assertThat(out).hasToString("Nothing is left\n");
        assertThat(asked).containsExactly("GET /api/v1/targets/my%20org/remnants Bearer a-token text/plain");
    }

    @Test
    void itWaitsUntilAllIsRemoved() throws Exception {
        removing = 1;
        assertThat(run(true)).isZero();
        assertThat(out).hasToString("Removing\nNothing is left\n");
        assertThat(asked).hasSize(2);
        assertThat(asked.get(0)).startsWith("POST /api/v1/targets/my%20org/remnants/remove ");
        assertThat(asked.get(1)).startsWith("GET ");
    }

    @Test
    void aRefusalIsAnErrorAndEndsTheCommandSo() throws Exception {
        status = 409;
        assertThat(run(true)).isOne();
        assertThat(out.toString()).isEmpty();
        assertThat(err).hasToString("Nothing is left\n");
    }

    @Test
    void withoutAnAgentOrATokenItSaysWhatToDo() throws Exception {
        agent.stop(0);
        assertThatThrownBy(() -> run(false)).isInstanceOf(StartException.class).hasMessageContaining("--port");
        Files.delete(home.resolve("data/api-token"));
        assertThatThrownBy(() -> run(false)).isInstanceOf(StartException.class).hasMessageContaining("--home");
    }
}
