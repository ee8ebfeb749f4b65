// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.server;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One client that sends one request after another. For one thread. */
final class Connection implements AutoCloseable {

    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[65_536];
    private int place;
    private int end;
    private String target = "";
    private byte[] body = {};

    Connection(Socket socket) throws IOException {
        this.socket = socket;
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Reads a request. Returns whether there was one; otherwise the client has closed the connection. */
    boolean next() throws IOException {
        if (place == end && !fill()) {
            return false;
        }
        String[] words = line().split(" ");
        target = words[1];
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
            chunked |= header.equalsIgnoreCase(CHUNKED);
        }
        body = chunked ? chunks() : bytes(length);
        return true;
    }

    /** {@return path and query of the last request} */
    String target() {
        return target;
    }

    /** {@return the body of the last request} */
    byte[] body() {
        return body;
    }

    /** Sends the answer to the last request, at once. */
    void answer(String status, byte[] json) throws IOException {
        byte[] head = ("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length + json.length);
        whole.write(head);
        whole.write(json);
        whole.writeTo(out);
    }

    /** Begins an answer that goes on until the connection is closed. Returns where events are written. */
    OutputStream stream() throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        return out;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int length = chunk(); length > 0; length = chunk()) {
            whole.write(bytes(length));
            line();
        }
        line();
        return whole.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().split(";")[0].strip(), 16);
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int done = 0; done < length; ) {
            if (place == end && !fill()) {
                throw new EOFException("in the middle of a body");
            }
            int part = Math.min(length - done, end - place);
            System.arraycopy(buffer, place, bytes, done, part);
            place += part;
            done += part;
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            if (place == end && !fill()) {
                throw new EOFException("in the middle of a line");
            }
            char next = (char) buffer[place++];
            if (next == '\n') {
                return line.toString();
            }
            if (next != '\r') {
                line.append(next);
            }
        }
    }

    private boolean fill() throws IOException {
        place = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
