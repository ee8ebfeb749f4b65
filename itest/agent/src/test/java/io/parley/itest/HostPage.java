// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Somebody's site, which shows the chat and allows nothing that it does not need. */
final class HostPage implements AutoCloseable {

    private static final String STYLE =
            "body{margin:0;font:17px/1.6 Georgia,serif;color:#222;background:#fbfaf7}main{max-width:46rem;margin:3rem "
                    + "auto;padding:0 1rem}h1{font-size:2.2rem}div{position:relative;padding:3px}button{color:red}";

    private final HttpServer server;
    private volatile String scripts = "";
    private volatile String policy = "default-src 'none'; style-src 'self'";
    private volatile String language = "en";

    HostPage() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** Another site than the agent's, in the eyes of browsers. */
    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Shows a chat of the agent from now on. */
    void show(URI agent, String account, String language, String attributes) {
        this.language = language;
        policy = "default-src 'none'; style-src 'self'; script-src " + agent + "; frame-src " + agent
                + "; require-trusted-types-for 'script'";
        scripts = "<script src='" + agent + "/chat/" + account + "/widget.js' async " + attributes + "></script>";
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean style = exchange.getRequestURI().getPath().endsWith(".css");
        String paragraph = "<p>Every lamp is turned, wired and tested by hand in our workshop by the river. "
                + "Oak, ash and walnut come from the forests around, and no two are the same.</p>";
        String page = "<!doctype html><html lang='" + language + "'><head><meta charset='utf-8'><title>Lamps</title>"
                + "<meta name='viewport' content='width=device-width, initial-scale=1'>"
                + "<link rel='stylesheet' href='/style.css'>" + scripts + "</head><body><main><h1>Lamps of wood</h1>"
                + paragraph.repeat(9) + "<p><a href='/next'>More lamps</a></p></main></body></html>";
        byte[] body = (style ? STYLE : page).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", style ? "text/css" : "text/html");
        exchange.getResponseHeaders().set("Content-Security-Policy", policy);
        if (exchange.getRequestURI().getPath().equals("/forget")) {
            exchange.getResponseHeaders().set("Clear-Site-Data", "\"storage\"");
        }
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
