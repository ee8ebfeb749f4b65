// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;

/** Has the agent that runs on a home show what it made in the CRM of a target, and remove it. */
final class Uninstall {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int FINE = 0;
    private static final int NOT_DONE = 1;

    private final AgentOptions options;
    private final String target;
    private final HttpClient client = HttpClient.newHttpClient();

    Uninstall(AgentOptions options, String target) {
        this.options = options;
        this.target = target;
    }

    /**
     * Shows it, or removes what can be removed and shows what is left for people to do.
     *
     * @return the exit code
     */
    int run(boolean remove, PrintWriter out, PrintWriter err) throws StartException, InterruptedException {
        HttpResponse<String> answer = remove ? send("POST", "/remove") : send("GET", "");
        while (answer.statusCode() / 100 == 2
                && answer.headers().firstValue("Retry-After").isPresent()) {
            out.print(answer.body());
            out.flush();
            Thread.sleep(pause(answer).toMillis());
            answer = send("GET", "");
        }
        boolean fine = answer.statusCode() / 100 == 2;
        (fine ? out : err).print(answer.body());
        (fine ? out : err).flush();
        return fine ? FINE : NOT_DONE;
    }

    private static Duration pause(HttpResponse<String> answer) {
        long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(1);
        return Duration.ofSeconds(Math.max(0, Math.min(LONGEST_PAUSE.toSeconds(), seconds)));
    }

    private HttpResponse<String> send(String method, String what) throws StartException, InterruptedException {
        String path = "/api/v1/targets/"
                + URLEncoder.encode(target, StandardCharsets.UTF_8).replace("+", "%20") + "/remnants" + what;
        HttpRequest request = HttpRequest.newBuilder(agent().resolve(path))
                .timeout(LONGEST)
                .header("Accept", "text/plain")
                .header("Authorization", "Bearer " + token())
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StartException(
                    "No agent answers at " + agent() + "; start it, or name its port with --port (" + Reason.of(e)
                            + ").",
                    e);
        }
    }

    private URI agent() {
        String bind = options.bind();
        boolean everywhere = bind.equals("0.0.0.0") || bind.equals("::");
        String host = everywhere ? "127.0.0.1" : bind.contains(":") ? "[" + bind + "]" : bind;
        return URI.create("http://" + host + ":" + options.port());
    }

    private String token() throws StartException {
        try {
            return Files.readString(new Home(options.home().toAbsolutePath().normalize())
                            .data()
                            .resolve("api-token"))
                    .strip();
        } catch (IOException e) {
            throw new StartException(
                    "The home " + options.home() + " has no data/api-token that can be read; name the agent's home with"
                            + " --home (" + Reason.of(e) + ").",
                    e);
        }
    }
}
