// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Calls the simulator as anything that speaks HTTP would. */
final class Browser {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI endpoint;
    private final @Nullable String token;

    /** What came back. */
    record Reply(int status, HttpResponse<String> response, JsonNode body) {

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String error() {
            return body.path("error").asText();
        }

        List<String> ids() {
            return body.isEmpty()
                    ? List.of()
                    : StreamSupport.stream(body.spliterator(), false)
                            .map(one -> one.path("id").asText())
                            .toList();
        }

        /** {@return path and query of the page in this direction, empty without one} */
        String link(String relation) {
            Matcher matcher = Pattern.compile("<http://[^/]+([^>]+)>; rel=\"" + relation + "\"")
                    .matcher(header("Link"));
            return matcher.find() ? matcher.group(1) : "";
        }
    }

    Browser(URI endpoint, @Nullable String token) {
        this.endpoint = endpoint;
        this.token = token;
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply postJson(String path, Map<String, ?> body, String... headers) {
        return post(path, "application/json", JSON.valueToTree(body).toString(), headers);
    }

    Reply postForm(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return post(path, "application/x-www-form-urlencoded", body);
    }

    Reply post(String path, String type, String body, String... headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response, JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
