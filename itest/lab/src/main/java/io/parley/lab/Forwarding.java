// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import com.sun.net.httpserver.HttpExchange;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Hands calls on to a vendor as they came, and brings its answers back unpacked. */
final class Forwarding implements Line.Far {

    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "host",
            "connection",
            "content-length",
            "expect",
            "upgrade",
            "http2-settings",
            "transfer-encoding",
            "accept-encoding",
            "keep-alive");

    private final URI vendor;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Forwarding(URI vendor) {
        this.vendor = vendor;
    }

    static Call read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        URI address = exchange.getRequestURI();
        return new Call(
                exchange.getRequestMethod(),
                address.getPath(),
                Call.pairs(address.getRawQuery() == null ? "" : address.getRawQuery()),
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    @Override
    public Answer answer(Call call, URI address) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + vendor.getRawAuthority() + address))
                .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach((name, value) -> {
            if (!OF_THE_CONNECTION.contains(name)) {
                request.header(name, value);
            }
        });
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            Map<String, String> headers = new LinkedHashMap<>();
            response.headers().map().forEach((name, values) -> {
                if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                    headers.put(name, values.get(0));
                }
            });
            return new Answer(response.statusCode(), headers, response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the line was closed", e);
        }
    }
}
