// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.AccessTokens;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.Login;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Mints access tokens for the one app that the org knows. */
final class TokenEndpoint {

    /** Consumer key of the app. */
    static final String CLIENT_ID = "3MVG9simulated.ParleyIntegration_key";

    /** Consumer secret of the app. */
    static final String CLIENT_SECRET = "5E0C2F7A81B94D63simulated9A7C4E1F2B8D60";

    /** Id of the org. */
    static final String ORGANIZATION = RecordIds.complete("00DWx0000004Par");

    private final InstantSource clock;
    private final Supplier<URI> endpoint;
    private final String userId;
    private final AccessTokens tokens;
    private final JwtBearer assertions;
    private String refreshToken = "";
    private int refreshTokens;
    private boolean rotating;

    /** Acts for that user; the endpoint is where the org is found. */
    TokenEndpoint(InstantSource clock, Supplier<URI> endpoint, String userId, String userName) {
        this.clock = clock;
        this.endpoint = endpoint;
        this.userId = userId;
        assertions = new JwtBearer(CLIENT_ID, userName);
        tokens =
                new AccessTokens(clock, number -> RecordIds.brief(ORGANIZATION) + "!AQEAQ.simulated.session." + number);
    }

    /** {@return a token, or why there is none} */
    Answer serve(Call call) {
        if (!call.method().equals("POST")) {
            return refused("invalid_request", "must use HTTP POST");
        }
        boolean form = call.header("Content-Type")
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
        Map<String, List<String>> fields = form ? call.form() : Map.of();
        return switch (first(fields, "grant_type")) {
            case "client_credentials" -> byClientCredentials(call, fields);
            case "urn:ietf:params:oauth:grant-type:jwt-bearer" ->
                assertions
                        .refusal(first(fields, "assertion"), clock.instant())
                        .map(reason -> refused("invalid_grant", reason))
                        .orElseGet(this::minted);
            case "refresh_token" -> byRefreshToken(fields);
            default -> refused("unsupported_grant_type", "grant type not supported");
        };
    }

    /** {@return who verifies assertions} */
    JwtBearer assertions() {
        return assertions;
    }

    /** {@return a new refresh token of somebody who allowed the app to work for them} */
    String approve() {
        refreshToken = "5Aep861.simulated.refresh." + ++refreshTokens;
        return refreshToken;
    }

    /** Gives another refresh token with every access token, or no longer; the one before is worthless. */
    void rotate(boolean rotates) {
        rotating = rotates;
    }

    private Answer byRefreshToken(Map<String, List<String>> fields) {
        String secret = first(fields, "client_secret");
        if (!first(fields, "client_id").equals(CLIENT_ID)) {
            return refused("invalid_client_id", "client identifier invalid");
        }
        if (!secret.isEmpty() && !secret.equals(CLIENT_SECRET)) {
            return refused("invalid_client", "invalid client credentials");
        }
        if (refreshToken.isEmpty() || !first(fields, "refresh_token").equals(refreshToken)) {
            return refused("invalid_grant", "expired access/refresh token");
        }
        return rotating ? minted(approve()) : minted();
    }

    private Answer byClientCredentials(Call call, Map<String, List<String>> fields) {
        Login login =
                call.login().orElseGet(() -> new Login(first(fields, "client_id"), first(fields, "client_secret")));
        if (!login.user().equals(CLIENT_ID)) {
            return refused("invalid_client_id", "client identifier invalid");
        }
        if (!login.password().equals(CLIENT_SECRET)) {
            return refused("invalid_client", "invalid client credentials");
        }
        return minted();
    }

    /** {@return whether this is a token that still counts} */
    boolean isValid(String token) {
        return tokens.state(token) == AccessTokens.State.GOOD;
    }

    /** Makes all tokens worthless. */
    void expire() {
        tokens.revokeAll();
    }

    /** Sets how long sessions last that begin from now on. */
    void validFor(Duration time) {
        tokens.validFor(time);
    }

    private Answer minted() {
        return minted("");
    }

    private Answer minted(String nextRefreshToken) {
        String token = tokens.issue(userId, Set.of("api")).secret();
        String identity = endpoint.get() + "/id/" + ORGANIZATION + "/" + userId;
        String issued = String.valueOf(clock.millis());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("access_token", token)
                .put("signature", signature(identity + issued))
                .put("scope", "api")
                .put("instance_url", endpoint.get().toString())
                .put("id", identity)
                .put("token_type", "Bearer")
                .put("issued_at", issued);
        if (!nextRefreshToken.isEmpty()) {
            body.put("refresh_token", nextRefreshToken);
        }
        return Answer.json(200, body);
    }

    private static Answer refused(String error, String description) {
        return Answer.json(
                400, JsonNodeFactory.instance.objectNode().put("error", error).put("error_description", description));
    }

    private static String first(Map<String, List<String>> fields, String name) {
        return fields.getOrDefault(name, List.of("")).get(0);
    }

    private static String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(CLIENT_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
