// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Calls the site as curl would. */
final class Caller {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI site;
    private final String authorization;

    private Caller(URI site, String authorization) {
        this.site = site;
        this.authorization = authorization;
    }

    static Caller visitor(URI site) {
        return new Caller(site, "");
    }

    static Caller user(URI site, String name, String password) {
        String pair = name + ":" + password;
        return new Caller(site, "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    Answered get(String path) {
        return call("GET", path, "", "");
    }

    Answered post(String path, String json) {
        return call("POST", path, "application/json", json);
    }

    Answered form(String path, String form) {
        return call("POST", path, "application/x-www-form-urlencoded", form);
    }

    Answered delete(String path) {
        return call("DELETE", path, "", "");
    }

    Answered call(String method, String path, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("User-Agent", "Caller");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        try {
            return new Answered(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
