// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.spi.http.AccessToken;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes credentials out of refusals: some vendors repeat what they refuse, and refusals are quoted to people. */
final class Redaction {

    private static final int SHORTEST = 4;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BASIC = "Basic ";

    private final List<String> secrets = new ArrayList<>();

    Redaction(Collection<String> credentials) {
        credentials.forEach(credential -> secrets.addAll(within(credential)));
    }

    /** The answer to a request that was sent with a token, or to get one. */
    ApiResponse of(ApiResponse response, ApiRequest request, @Nullable AccessToken token) {
        if (response.status() / 100 == 2) {
            return response;
        }
        List<String> all = new ArrayList<>(secrets);
        if (token != null) {
            all.addAll(within(token.authorization()));
        } else if (request.contentType().filter(FORM::equals).isPresent()) {
            all.addAll(fields(request));
        }
        String told = response.text();
        String safe = told;
        for (String secret : all) {
            safe = safe.replace(secret, "***");
        }
        return safe.equals(told)
                ? response
                : new ApiResponse(response.status(), response.headers(), safe.getBytes(StandardCharsets.UTF_8));
    }

    /** What a form says: those that are sent without a token are sent to get one, and hold the secret for it. */
    private static List<String> fields(ApiRequest request) {
        String form = new String(request.body().orElse(new byte[0]), StandardCharsets.UTF_8);
        return Arrays.stream(form.split("&"))
                .map(pair -> URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8))
                .filter(value -> value.length() >= SHORTEST)
                .toList();
    }

    /** What is secret in the value of a header: without its scheme, and with what the scheme wraps. */
    private static List<String> within(String credential) {
        List<String> parts = new ArrayList<>();
        parts.add(credential.substring(credential.indexOf(' ') + 1));
        if (credential.startsWith(BASIC)) {
            String pair = new String(
                    Base64.getDecoder().decode(credential.substring(BASIC.length())), StandardCharsets.UTF_8);
            parts.add(pair.substring(pair.indexOf(':') + 1));
        }
        parts.removeIf(part -> part.length() < SHORTEST);
        return parts;
    }
}
