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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes credentials out of refusals: some vendors repeat what they refuse, and refusals are quoted to people. */
final class Redaction {

    private static final int SHORTEST = 4;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BASIC = "Basic ";

    /** Texts of a JSON document, as they stand there. */
    private static final Pattern TEXTS = Pattern.compile(":\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");

    private final List<String> secrets = new ArrayList<>();

    private final boolean mints;

    /**
     * Knows the credentials of a client.
     *
     * @param credentials values of headers
     * @param mints whether requests without a token are sent to get one, and hold the secret for it
     */
    Redaction(Collection<String> credentials, boolean mints) {
        this.mints = mints;
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
            token.renewal().ifPresent(renewal -> all.addAll(within(renewal)));
        } else if (mints) {
            all.addAll(values(request));
            request.headers().forEach((name, value) -> {
                if (name.equalsIgnoreCase("Authorization")) {
                    all.addAll(within(value));
                }
            });
        }
        String told = response.text();
        String safe = told;
        for (String secret : all) {
            safe = SecretPattern.of(secret).matcher(safe).replaceAll("***");
        }
        return safe.equals(told)
                ? response
                : new ApiResponse(response.status(), response.headers(), safe.getBytes(StandardCharsets.UTF_8));
    }

    /** What a form or a document says. */
    private static List<String> values(ApiRequest request) {
        String body = new String(request.body().orElse(new byte[0]), StandardCharsets.UTF_8);
        Stream<String> values = request.contentType().filter(FORM::equals).isPresent()
                ? Arrays.stream(body.split("&"))
                        .map(pair -> URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8))
                : TEXTS.matcher(body).results().map(text -> text.group(1));
        return values.filter(value -> value.length() >= SHORTEST).toList();
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
