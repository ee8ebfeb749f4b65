// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Serves the pages with sample data on 127.0.0.1, to be looked at; the port is the first argument, 8099 unless given. */
public final class Showcase {

    private static final JsonMapper JSON = new JsonMapper();

    private Showcase() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Files.createTempDirectory("sandbox-showcase");
        RunningSandbox sandbox =
                new RunningSandbox(home, arguments.length == 0 ? 8099 : Integer.parseInt(arguments[0]));
        fill(sandbox.address(), sandbox.credential());
    }

    private static void fill(URI address, String credential) throws Exception {
        Http http = new Http(address);
        try (InputStream in = Showcase.class.getResourceAsStream("showcase.json")) {
            JsonNode sample = JSON.readTree(in);
            ObjectNode batch = JSON.createObjectNode();
            batch.set("writes", sample.path("writes"));
            JsonNode results = http.json(
                            "POST", "/crm/sync/batch", batch.toString(), "Authorization", "Bearer " + credential)
                    .json()
                    .path("results");
            for (JsonNode step : sample.path("steps")) {
                String path = step.path("path").asText();
                for (JsonNode result : results) {
                    path = path.replace(
                            "<" + result.path("key").asText() + ">",
                            result.path("id").asText());
                }
                http.json(step.path("method").asText(), path, step.path("body").toString());
            }
        }
    }
}
