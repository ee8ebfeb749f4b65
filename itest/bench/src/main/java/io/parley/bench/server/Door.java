// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Serves paths of this machine alone, on a free port that it prints: a thread for each connection and no more HTTP than
 * is needed, so that the servers take little of what is measured.
 */
final class Door {

    private static final int BACKLOG = 1_000;

    private final SortedMap<String, Answering> paths =
            new TreeMap<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private final Map<String, Streaming> streams = new HashMap<>();

    /** Answers one request. */
    @FunctionalInterface
    interface Answering {

        /** {@return JSON} */
        byte[] answer(Request request) throws IOException, InterruptedException;
    }

    /**
     * A request.
     *
     * @param path whole
     * @param query its parameters
     * @param body as it came
     */
    record Request(String path, Map<String, String> query, byte[] body) {

        long number(String name) {
            return Long.parseLong(query.getOrDefault(name, "0"));
        }
    }

    /** Tells something until the client has gone. */
    @FunctionalInterface
    interface Streaming {

        void into(OutputStream out) throws IOException, InterruptedException;
    }

    /** Streams at a path. */
    Door onStream(String path, Streaming streaming) {
        streams.put(path, streaming);
        return this;
    }

    /** Answers everything below a path; the longest path wins. */
    Door on(String path, Answering answering) {
        paths.put(path, answering);
        return this;
    }

    /** Serves for ever. */
    void open() throws IOException {
        try (ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
            System.out.println("http://127.0.0.1:" + server.getLocalPort());
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                new Thread(() -> serve(socket)).start();
            }
        }
    }

    static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void serve(Socket socket) {
        try (Connection connection = new Connection(socket)) {
            while (connection.next()) {
                if (streams.containsKey(connection.target())) {
                    streams.get(connection.target()).into(connection.stream());
                    return;
                }
                try {
                    connection.answer("200 OK", answer(connection.target(), connection.body()));
                } catch (IllegalArgumentException e) {
                    connection.answer(
                            "400 Bad Request",
                            bytes(JsonNodeFactory.instance.objectNode().put("fault", e.getMessage())));
                }
            }
        } catch (IOException e) {
            System.err.println("A client has gone: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] answer(String target, byte[] body) throws IOException, InterruptedException {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        Request request = new Request(path, mark < 0 ? Map.of() : query(target.substring(mark + 1)), body);
        for (Map.Entry<String, Answering> served : paths.entrySet()) {
            if (path.startsWith(served.getKey())) {
                return served.getValue().answer(request);
            }
        }
        throw new IllegalArgumentException("there is no " + path);
    }

    private static Map<String, String> query(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            values.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return values;
    }
}
