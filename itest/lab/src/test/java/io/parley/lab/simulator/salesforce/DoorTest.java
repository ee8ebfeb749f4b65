// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Tokens, sessions, versions and the quota. */
class DoorTest extends OrgFixture {

    @Test
    void mintsATokenThatNamesTheOrgAndTheUser() throws Exception {
        Response minted = token("grant_type=client_credentials&client_id=" + encode(org.clientId()) + "&client_secret="
                + encode(org.clientSecret()));
        assertThat(minted.status()).isEqualTo(200);
        assertThat(minted.body().path("instance_url").asText())
                .isEqualTo(org.endpoint().toString());
        assertThat(minted.body().path("token_type").asText()).isEqualTo("Bearer");
        assertThat(minted.body().path("id").asText()).endsWith("/" + org.integrationUserId());
        assertThat(minted.body().has("expires_in")).isFalse();
        assertThat(org.integrationUserId()).startsWith("005").hasSize(18);
    }

    @Test
    void takesCredentialsInAHeaderToo() throws Exception {
        String pair = org.clientId() + ":" + org.clientSecret();
        Response minted = send(HttpRequest.newBuilder(org.endpoint().resolve("/services/oauth2/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
        assertThat(minted.status()).isEqualTo(200);
    }

    @Test
    void refusesWrongCredentials() throws Exception {
        Response unknown = token("grant_type=client_credentials&client_id=x&client_secret=y");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body().path("error").asText()).isEqualTo("invalid_client_id");
        Response wrong = token("grant_type=client_credentials&client_id=" + org.clientId() + "&client_secret=y");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().path("error").asText()).isEqualTo("invalid_client");
        assertThat(token("grant_type=password&client_id=" + org.clientId())
                        .body()
                        .path("error")
                        .asText())
                .isEqualTo("unsupported_grant_type");
    }

    @Test
    void endsSessions() throws Exception {
        org.expireTokens();
        Response refused = get("/limits");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.error()).isEqualTo("INVALID_SESSION_ID: Session expired or invalid");
        login();
        assertThat(get("/limits").status()).isEqualTo(200);
    }

    @Test
    void endsSessionsWhenTheirTimeIsOver() throws Exception {
        org.sessionsLast(Duration.ofHours(2));
        assertThat(get("/limits").status()).isEqualTo(200);
        login();
        now = now.plus(Duration.ofMinutes(119));
        assertThat(get("/limits").status()).isEqualTo(200);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(get("/limits").error()).isEqualTo("INVALID_SESSION_ID: Session expired or invalid");
    }

    @Test
    void listsVersionsToAnybodyAndServesOne() throws Exception {
        Response versions = send(HttpRequest.newBuilder(org.endpoint().resolve("/services/data/")));
        assertThat(versions.body().path(0).path("version").asText()).isEqualTo("67.0");
        for (String[] expected : new String[][] {{"v20.0", "410"}, {"v99.0", "404"}}) {
            Response refused = send(
                    HttpRequest.newBuilder(URI.create(org.endpoint() + "/services/data/" + expected[0] + "/limits"))
                            .header("Authorization", "Bearer " + token));
            assertThat(refused.status()).isEqualTo(Integer.parseInt(expected[1]));
        }
        assertThat(get("/nothing").error()).startsWith("NOT_FOUND");
        assertThat(call("PUT", "/query", "{}").status()).isEqualTo(405);
    }

    @Test
    void countsCallsAndRefusesThemOverTheQuotaUntilADayHasPassed() throws Exception {
        assertThat(get("/limits").raw().headers().firstValue("Sforce-Limit-Info"))
                .hasValue("api-usage=1/100000");
        call("POST", "/composite", """
                {`compositeRequest`:[
                  {`method`:`GET`,`url`:`/services/data/v67.0/limits`,`referenceId`:`a`},
                  {`method`:`GET`,`url`:`/services/data/v67.0/limits`,`referenceId`:`b`}]}""");
        assertThat(org.apiCalls()).isEqualTo(2);
        org.limitRequests(3);
        assertThat(get("/limits")
                        .body()
                        .path("DailyApiRequests")
                        .path("Remaining")
                        .asInt())
                .isZero();
        Response refused = get("/limits");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.error()).isEqualTo("REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.");
        assertThat(refused.raw().headers().firstValue("Sforce-Limit-Info")).hasValue("api-usage=3/3");
        assertThat(org.apiCalls()).isEqualTo(3);
        now = now.plus(Duration.ofHours(24));
        assertThat(get("/limits").status()).isEqualTo(200);
    }

    @Test
    void wantsJson() throws Exception {
        Response text = call("POST", "/sobjects/Contact", "", "Content-Type", "text/plain");
        assertThat(text.error()).startsWith("JSON_PARSER_ERROR");
        Response typed = send(HttpRequest.newBuilder(URI.create(org.endpoint() + BASE + "/sobjects/Contact"))
                .headers("Authorization", "Bearer " + token, "Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(typed.status()).isEqualTo(415);
        assertThat(call("POST", "/sobjects/Contact", "{").error()).startsWith("JSON_PARSER_ERROR");
    }

    @Test
    void takesARefreshTokenUntilAnotherIsGiven() throws Exception {
        String form = "grant_type=refresh_token&client_id=" + encode(org.clientId()) + "&refresh_token=";
        String first = org.approve();
        assertThat(token(form + first).body().has("refresh_token")).isFalse();
        org.rotateRefreshTokens(true);
        String second = token(form + first).body().path("refresh_token").asText();
        assertThat(token(form + first).body().path("error_description").asText())
                .isEqualTo("expired access/refresh token");
        assertThat(token(form + second).status()).isEqualTo(200);
    }

    @Test
    void takesStatementsThatAreSignedWithTheKeyOfTheCertificate() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        assertThat(statement(keys, "https://login.salesforce.com", 180)).isEqualTo("invalid assertion");
        org.certify(keys.getPublic());
        assertThat(statement(keys, "https://login.salesforce.com", 180)).isEmpty();
        assertThat(statement(keys, "https://login.salesforce.com", -1)).isEqualTo("expired authorization code");
        assertThat(statement(keys, "https://login.salesforce.com", 3_600)).isEqualTo("expired authorization code");
        assertThat(statement(keys, "https://example.com", 180)).isEqualTo("audience is invalid");
        assertThat(statement(generator.generateKeyPair(), "https://login.salesforce.com", 180))
                .isEqualTo("invalid assertion");
    }

    private String statement(KeyPair keys, String audience, int seconds) throws Exception {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String claims = "{\"iss\":\"" + org.clientId() + "\",\"sub\":\"" + org.integrationUserName() + "\",\"aud\":\""
                + audience + "\",\"exp\":" + (now.getEpochSecond() + seconds) + "}";
        String signed = encoder.encodeToString("{\"alg\":\"RS256\"}".getBytes()) + "."
                + encoder.encodeToString(claims.getBytes());
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes());
        return token("grant_type=" + encode("urn:ietf:params:oauth:grant-type:jwt-bearer") + "&assertion=" + signed
                        + "." + encoder.encodeToString(signature.sign()))
                .body()
                .path("error_description")
                .asText();
    }
}
