// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before the agent and answers what the chat page asks, so that every state of the page can be shown at will; the
 * page, its scripts and the button come from the agent. There is one conversation at a time.
 */
final class FakeChat implements AutoCloseable {

    static final String CONVERSATION = "A".repeat(43);

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> PASSED_ON = List.of(
            "content-type",
            "content-encoding",
            "content-security-policy",
            "cache-control",
            "etag",
            "vary",
            "cross-origin-resource-policy",
            "timing-allow-origin");

    /**
     * What the page asked for.
     *
     * @param what path below api, without the conversation
     * @param body null where there is none
     */
    record Asked(String what, JsonNode body) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final URI agent;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<OutputStream> streams = new CopyOnWriteArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final AtomicInteger sequence = new AtomicInteger();
    private final ObjectNode settings;
    private volatile boolean away;
    private volatile boolean forgotten;
    private volatile boolean challenging;

    /**
     * A chat, at an address at which no browser has been before.
     *
     * @param settings JSON, with apostrophes
     */
    FakeChat(URI agent, String settings) {
        this.agent = agent;
        this.settings = object(settings);
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers 503 until it is back. */
    void goAway() {
        away = true;
        hangUp();
    }

    void comeBack() {
        away = false;
    }

    /** Knows the conversation no longer. */
    void forget() {
        forgotten = true;
        hangUp();
    }

    /** Wants a proof of work for the next conversation. */
    void challenge() {
        challenging = true;
    }

    /** Says something to the visitor. */
    void say(String text) {
        message("agent", "m" + sequence.get(), text, "");
    }

    /** Says something to the visitor, with a file. */
    void send(String text, String name, String mediaType) {
        message(
                "agent",
                "m" + sequence.get(),
                text,
                "{'name':'" + name + "','mediaType':'" + mediaType + "','link':'/chat/website/api/files/1'}");
    }

    /** Tells something that is no part of the transcript. */
    synchronized void sign(String kind, String dataWithApostrophes) {
        tell("event: " + kind + "\ndata: " + object(dataWithApostrophes) + "\n\n");
    }

    synchronized void end() {
        keep("closed", "{}");
    }

    /** What the page asked for below api, such as {@code messages}. */
    List<JsonNode> asked(String what) {
        return asked.stream()
                .filter(one -> one.what().equals(what))
                .map(Asked::body)
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        int api = path.indexOf("/api/");
        try {
            if (api < 0) {
                passOn(exchange);
            } else {
                api(path.substring(api + 5).replace("conversations/" + CONVERSATION + "/", ""), exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void api(String what, HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        boolean document = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"))
                .startsWith("application/json");
        JsonNode body =
                document ? JSON.readTree(bytes) : JSON.createObjectNode().put("size", bytes.length);
        if (away) {
            refuse(exchange, 503, "It could not be stored; please try again.");
            return;
        }
        asked.add(new Asked(what, body));
        switch (what) {
            case "settings" -> send(exchange, 200, settings);
            case "conversations" -> beginConversation(exchange, body);
            case "messages" -> takeMessage(exchange, body);
            case "events" -> {
                if (forgotten) {
                    refuse(exchange, 404, "There is no such conversation.");
                } else {
                    follow(exchange);
                }
            }
            case "typing", "seen", "suggestions/helped" -> exchange.sendResponseHeaders(204, -1);
            case "rating", "transcript" -> exchange.sendResponseHeaders(202, -1);
            case "files" -> takeFile(exchange);
            case "files/1" -> sendPicture(exchange);
            case "suggestions" ->
                send(
                        exchange,
                        200,
                        object("{'suggestions':[{'title':'Where is my parcel?','link':'https://www.example.org/parcel',"
                                + "'excerpt':'Follow it with the number in your e-mail.'},"
                                + "{'title':'Bad','link':'javascript:alert(1)','excerpt':''}]}"));
            case "challenge" ->
                send(
                        exchange,
                        200,
                        object("{'algorithm':'SHA-256','salt':'abc','difficulty':10,'expires':4102444800,"
                                + "'signature':'s'}"));
            default -> refuse(exchange, 404, "There is no such resource.");
        }
        if (!what.equals("events")) {
            exchange.close();
        }
    }

    private void beginConversation(HttpExchange exchange, JsonNode body) throws IOException {
        if (challenging && !body.has("challenge")) {
            send(exchange, 429, object("{'error':'Please prove that you mean it.','challenge':true}"));
            return;
        }
        String id = CONVERSATION + "/" + body.path("clientMessageId").textValue();
        message("visitor", id, body.path("text").textValue(), "");
        send(exchange, 201, object("{'conversationId':'" + CONVERSATION + "','token':'t','queuePosition':2}"));
    }

    private static void takeFile(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getQuery().replaceFirst("^name=", "");
        if (name.startsWith("refused")) {
            refuse(exchange, 415, "Files of this kind are not taken.");
        } else {
            send(exchange, 201, object("{'id':'f1','name':'" + name + "','mediaType':'image/png'}"));
        }
    }

    private void takeMessage(HttpExchange exchange, JsonNode body) throws IOException {
        String text = body.path("text").textValue();
        if (text.startsWith("refuse")) {
            refuse(exchange, 400, "That is not said here.");
            return;
        }
        String file = body.has("attachments")
                ? "{'name':'photo.png','mediaType':'image/png','link':'/chat/website/api/files/1'}"
                : "";
        message("visitor", CONVERSATION + "/" + body.path("clientMessageId").textValue(), text, file);
        exchange.sendResponseHeaders(202, -1);
    }

    private synchronized void message(String from, String id, String text, String file) {
        ObjectNode message =
                object("{'from':'" + from + "','sentAt':'2026-01-31T12:00:00Z','attachments':[" + file + "]}");
        message.put("id", id).put("text", text);
        if (from.equals("agent")) {
            message.put("name", "Maria Lang");
        }
        // As in the transcript: what is sent again stands there once.
        if (events.stream().noneMatch(event -> event.contains("\"id\":\"" + id + "\""))) {
            keep("message", message.toString());
        }
    }

    private void keep(String kind, String data) {
        String event = "id: " + sequence.incrementAndGet() + "\nevent: " + kind + "\ndata: " + data + "\n\n";
        events.add(event);
        tell(event);
    }

    private synchronized void follow(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream stream = exchange.getResponseBody();
        String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        int had = last == null ? 0 : Integer.parseInt(last);
        stream.write("retry: 200\n\n".getBytes(StandardCharsets.UTF_8));
        for (String event : events.subList(had, events.size())) {
            stream.write(event.getBytes(StandardCharsets.UTF_8));
        }
        stream.flush();
        streams.add(stream);
    }

    private void tell(String event) {
        for (OutputStream stream : streams) {
            try {
                stream.write(event.getBytes(StandardCharsets.UTF_8));
                stream.flush();
            } catch (IOException gone) {
                streams.remove(stream);
            }
        }
    }

    private void hangUp() {
        for (OutputStream stream : streams) {
            try {
                stream.close();
            } catch (IOException gone) {
                // That is what was wanted.
            }
        }
        streams.clear();
    }

    private void passOn(HttpExchange exchange) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(agent.resolve(exchange.getRequestURI()));
        for (String header : List.of("Accept-Encoding", "If-None-Match")) {
            List<String> values = exchange.getRequestHeaders().get(header);
            if (values != null) {
                request.header(header, values.get(0));
            }
        }
        HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
        for (Map.Entry<String, List<String>> header : response.headers().map().entrySet()) {
            if (PASSED_ON.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(header.getKey(), header.getValue());
            }
        }
        byte[] body = response.body();
        exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void sendPicture(HttpExchange exchange) throws IOException {
        byte[] picture = Pictures.png(320, 200);
        exchange.getResponseHeaders().set("Content-Type", "image/png");
        exchange.sendResponseHeaders(200, picture.length);
        exchange.getResponseBody().write(picture);
    }

    private static void refuse(HttpExchange exchange, int status, String sentence) throws IOException {
        send(exchange, status, JsonNodeFactory.instance.objectNode().put("error", sentence));
        exchange.close();
    }

    private static void send(HttpExchange exchange, int status, ObjectNode document) throws IOException {
        byte[] body = document.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static ObjectNode object(String textWithApostrophes) {
        try {
            return (ObjectNode) JSON.readTree(textWithApostrophes.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        hangUp();
        server.stop(0);
        threads.shutdownNow();
    }
}
