// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What came back for the bytes of a request, as far as it came.
 *
 * @param status of the answer; 0 if there was none
 * @param text head and body
 */
record RawAnswer(int status, String text) {

    private static final int MOST = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Sends bytes as they are and reads until the other side has said all; of an endless answer, the beginning. */
    static RawAnswer to(URI address, byte[] request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), 5_000);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            try {
                socket.getOutputStream().write(request);
                socket.shutdownOutput();
            } catch (SocketException e) {
                // It was answered, and hung up, before it was read to its end.
            }
            return read(socket);
        }
    }

    private static RawAnswer read(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[8_192];
        try {
            for (int read = socket.getInputStream().read(buffer);
                    read > 0 && text.length() < MOST;
                    read = socket.getInputStream().read(buffer)) {
                text.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                if (text.indexOf("text/event-stream") > 0) {
                    break;
                }
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("no whole answer within " + PATIENCE + ", only: " + text, e);
        } catch (SocketException e) {
            // Hung up: what came before counts.
        }
        boolean answered = text.length() > 12 && text.indexOf("HTTP/1.1 ") == 0;
        return new RawAnswer(answered ? Integer.parseInt(text.substring(9, 12)) : 0, text.toString());
    }
}
