// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The simulated channel and CRM, running beside the agent. */
final class RigProcess implements AutoCloseable {

    private final Process process;
    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RigProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static RigProcess start(Path errors, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-XX:TieredStopAtLevel=1",
                "-Dsun.net.httpserver.nodelay=true",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.parley.itest.rig.RigServer"));
        command.addAll(arguments);
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String port = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (port == null) {
                throw new AssertionError("the rig did not start; see " + errors);
            }
            return new RigProcess(process, URI.create("http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return address;
    }

    void allow(double share) {
        post("allow", "{\"share\": " + share + "}");
    }

    void calm() {
        post("calm", "{}");
    }

    JsonNode state() {
        return post("state", "{}");
    }

    JsonNode truth(String of) {
        return send(HttpRequest.newBuilder(address.resolve("/truth/" + of)).build());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private JsonNode post(String what, String body) {
        return send(HttpRequest.newBuilder(address.resolve("/control/" + what))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private JsonNode send(HttpRequest request) {
        try {
            return AgentClient.json(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
