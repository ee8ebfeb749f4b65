// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.internal.pacing.Level;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import io.parley.spi.http.ApiSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server that answers what an input says, one answer after the other, and the last one for ever. What its statuses and
 * limits mean is decided as it is for real servers; only the network is missing.
 *
 * <p>Answers are separated by a line of four {@code =}; one that begins with {@code HTTP} and a status has headers too.
 */
public final class ScriptedServer implements ApiClients {

    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final int MOST_REQUESTS = 500;

    private final List<ApiResponse> answers;
    private int asked;

    /** With its script. */
    public ScriptedServer(byte[] script) {
        answers = new ArrayList<>();
        for (String answer : new String(script, StandardCharsets.ISO_8859_1).split("\n====\n", 20)) {
            answers.add(answer(answer));
        }
    }

    @Override
    public ApiClient open(ApiSettings settings) {
        Limits limits = new Limits(settings, new Silences(NOON), NOON, (costs, levels) -> {});
        ApiClient bare = request -> judged(settings, limits, request);
        return settings.tokens()
                .map(source -> (ApiClient) request -> {
                    source.mint(bare);
                    return bare.send(request);
                })
                .orElse(bare);
    }

    private ApiResponse judged(ApiSettings settings, Limits limits, ApiRequest request) throws SyncException {
        if (asked >= MOST_REQUESTS) {
            throw new AssertionError("more than " + MOST_REQUESTS + " requests because of one input");
        }
        ApiResponse response = answers.get(Math.min(asked, answers.size() - 1));
        asked++;
        List<Level> levels = limits.levels(request, response);
        throwIfAny(limits.vendors(request, response));
        for (var row : settings.statusRows()) {
            throwIfAny(row.meaningOf(response));
        }
        if (response.status() / 100 == 2 || request.accepted().contains(response.status())) {
            limits.worked(request, levels);
            return response;
        }
        throwIfAny(limits.common(request, response));
        throw new StatusTable(NOON).meaningOf(response, settings.endpoint().getAuthority(), request.writing());
    }

    private static void throwIfAny(Optional<SyncException> meaning) throws SyncException {
        if (meaning.isPresent()) {
            throw meaning.get();
        }
    }

    private static ApiResponse answer(String text) {
        int body = text.startsWith("HTTP ") ? text.indexOf("\n\n") : -1;
        if (body < 0) {
            return new ApiResponse(200, Map.of(), text.getBytes(StandardCharsets.ISO_8859_1));
        }
        String[] lines = text.substring(0, body).split("\n");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                        .add(line.substring(colon + 2));
            }
        }
        String status = lines[0].substring("HTTP ".length());
        return new ApiResponse(
                status.matches("[2-5][0-9][0-9]") ? Integer.parseInt(status) : 200,
                headers,
                text.substring(body + 2).getBytes(StandardCharsets.ISO_8859_1));
    }
}
