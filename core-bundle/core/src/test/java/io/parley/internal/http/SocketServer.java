// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/** A server that does what a test wants with each connection, well-behaved or not. */
final class SocketServer implements AutoCloseable {

    private final ServerSocket door;
    private final Behaviour behaviour;
    private final List<String> heads = new CopyOnWriteArrayList<>();

    /** What it does with a connection after it has read the head of a request. */
    @FunctionalInterface
    interface Behaviour {

        void serve(String head, Socket connection) throws IOException;
    }

    private SocketServer(ServerSocketFactory factory, Behaviour behaviour) throws IOException {
        this.door = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.behaviour = behaviour;
        Thread accepting = new Thread(this::accept, "socket server");
        accepting.setDaemon(true);
        accepting.start();
    }

    static SocketServer plain(Behaviour behaviour) throws IOException {
        return new SocketServer(ServerSocketFactory.getDefault(), behaviour);
    }

    /** Speaks TLS and answers everything with an empty JSON object. */
    static SocketServer secure(SSLContext context) throws IOException {
        return new SocketServer(context.getServerSocketFactory(), (head, connection) -> write(connection, ok("{}")));
    }

    /** A whole answer that ends the connection. */
    static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        connection.getOutputStream().flush();
    }

    /** Reads up to the empty line; empty text when the connection ends before. */
    static String head(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Heads of all requests so far. */
    List<String> heads() {
        return heads;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket connection = door.accept();
                Thread serving = new Thread(() -> serve(connection), "connection");
                serving.setDaemon(true);
                serving.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            String head = head(connection.getInputStream());
            while (!head.isEmpty()) {
                heads.add(head);
                behaviour.serve(head, connection);
                head = connection.isClosed() || head.contains("Connection: close")
                        ? ""
                        : head(connection.getInputStream());
            }
        } catch (IOException e) {
            // The other side went away, which is what many tests want.
        }
    }
}
