// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.channel.webchat.web.Call;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.channel.webchat.web.Resource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlowBodyTest {

    private static final int MORE_THAN_THREADS = 300;

    private final RunningChat chat = new RunningChat(new Echo());

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void aBodyThatComesInPiecesIsTakenWhole() throws Exception {
        try (Socket sender = sender(18)) {
            for (String piece : List.of("{\"text\"", ":\"hal", "lo\"  }")) {
                sender.getOutputStream().write(piece.getBytes(StandardCharsets.US_ASCII));
                sender.getOutputStream().flush();
                assertThat(said("meanwhile")).contains("meanwhile");
            }
            assertThat(answer(sender)).contains("200").contains("hallo");
        }
    }

    @Test
    void thoseWhoSendSlowlyHoldUpNobody() throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            slow.add(sender(20));
        }
        assertThat(said("hello")).contains("hello");
        for (Socket one : slow) {
            one.close();
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsThere() throws Exception {
        try (Socket sender = sender(1_000_000)) {
            sender.getOutputStream().write(new byte[40_000]);
            sender.getOutputStream().flush();
            assertThat(answer(sender)).contains("413").contains("32768");
        }
    }

    @Test
    void aBodyThatBreaksOffIsNotTaken() throws Exception {
        try (Socket sender = sender(500)) {
            sender.getOutputStream().write("{\"text\":\"hello\"}".getBytes(StandardCharsets.US_ASCII));
            sender.shutdownOutput();
            assertThat(answer(sender)).startsWith("HTTP/1.1 400").contains("send it again");
        }
    }

    private String said(String text) throws IOException, InterruptedException {
        return chat.send(chat.request("/echo")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"text\":\"" + text + "\"}")))
                .body();
    }

    private Socket sender(int length) throws IOException {
        URI address = chat.request("/echo").build().uri();
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(20_000);
        String head = "POST " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
        OutputStream out = socket.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        StringBuilder lines = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lines.append(line).append('\n');
        }
        return lines.toString();
    }

    /** Says again what it was told. */
    private static final class Echo implements Resource {

        @Override
        public String method() {
            return "POST";
        }

        @Override
        public Pattern path() {
            return Pattern.compile("/echo");
        }

        @Override
        public void answer(Call call) throws RefusedException, IOException {
            call.answer(200, (ObjectNode) call.document());
        }
    }
}
