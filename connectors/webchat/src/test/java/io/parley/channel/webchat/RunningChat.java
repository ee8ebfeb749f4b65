// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.channel.webchat.web.Appearance;
import io.parley.channel.webchat.web.ChatPage;
import io.parley.channel.webchat.web.ChatServlet;
import io.parley.channel.webchat.web.Origins;
import io.parley.channel.webchat.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;

/** Resources of the chat {@code website} in a server of their own. */
final class RunningChat implements AutoCloseable {

    private final Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
    private final HttpClient http = HttpClient.newHttpClient();

    RunningChat(Resource... resources) {
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder chat = new ServletHolder(new ChatServlet(
                new ChatPage("website", Appearance.titled("Chat with us"), List.of()),
                new Origins(new String[0]),
                HttpServletRequest::getRemoteAddr,
                List.of(resources)));
        chat.setAsyncSupported(true);
        context.addServlet(chat, "/chat/website/*");
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A request of something below api. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getURI().getPort() + "/chat/website/api" + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** A stream that goes on until it is closed. */
    HttpResponse<InputStream> open(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofInputStream());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return new JsonMapper().readTree(send(request(path)).body());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
